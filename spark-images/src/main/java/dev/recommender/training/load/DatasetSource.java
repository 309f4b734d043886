package dev.recommender.training.load;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the data set is; the hash is what its archive must have, null when it is not checked. What
 * an object store asks for is null when the address is of another kind.
 */
public record DatasetSource(
    URI uri, DatasetFormat format, @Nullable String sha256, @Nullable S3Access access) {
  private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

  public DatasetSource(URI uri, DatasetFormat format, @Nullable String sha256) {
    this(uri, format, sha256, null);
  }

  /** The address without what may be secret in it: a user and a query. */
  public String shown() {
    return shown(uri);
  }

  /** The same of an address that may be none. */
  public static String shown(String address) {
    try {
      return shown(new URI(address));
    } catch (URISyntaxException e) {
      // Nobody can tell where a secret ends in it.
      return address.contains("@") ? "an address that cannot be read" : withoutQuery(address);
    }
  }

  static String shown(URI uri) {
    String authority = uri.getRawAuthority();
    if (authority == null) {
      return withoutQuery(uri.toString());
    }
    String place = authority.substring(authority.lastIndexOf('@') + 1);
    return uri.getScheme() + "://" + place + uri.getRawPath();
  }

  private static String withoutQuery(String address) {
    return QUERY.matcher(address).replaceFirst("");
  }
}
