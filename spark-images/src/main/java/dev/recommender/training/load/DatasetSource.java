package dev.recommender.training.load;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the data set is; the hash is what its archive must have, null when it is not checked. What
 * an object store asks for is null when the address is of another kind.
 */
public record DatasetSource(
    URI uri, DatasetFormat format, @Nullable String sha256, @Nullable S3Access access) {

  public DatasetSource(URI uri, DatasetFormat format, @Nullable String sha256) {
    this(uri, format, sha256, null);
  }

  /** The address without what may be secret in it: a user and a query. */
  public String shown() {
    return shown(uri);
  }

  static String shown(URI uri) {
    String authority = uri.getRawAuthority();
    if (authority == null) {
      return uri.toString();
    }
    String place = authority.substring(authority.lastIndexOf('@') + 1);
    return uri.getScheme() + "://" + place + uri.getRawPath();
  }
}
