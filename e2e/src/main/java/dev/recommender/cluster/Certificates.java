package dev.recommender.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * An authority made for one test and the certificate that it gave to one server, as PEM files.
 *
 * @param authority the authority's certificate, by which clients know the server
 * @param certificate the server's
 * @param key the server's private key
 */
record Certificates(Path authority, Path certificate, Path key) {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** Makes both for a server that is known by an IP address. */
  static Certificates make(Path folder, String address) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path store = folder.resolve("keys.p12");
    String password = UUID.randomUUID().toString();
    keytool(store, password, "authority", List.of("-ext", "bc:critical=ca:true"));
    keytool(
        store, password, "server", List.of("-signer", "authority", "-ext", "san=ip:" + address));
    try {
      return write(folder, KeyStore.getInstance(store.toFile(), password.toCharArray()), password);
    } catch (GeneralSecurityException e) {
      throw new IOException("reading the keys in \"%s\"".formatted(store), e);
    }
  }

  private static void keytool(Path store, String password, String alias, List<String> more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", password));
    command.addAll(more);
    Program.run(command);
  }

  private static Certificates write(Path folder, KeyStore keys, String password)
      throws IOException, GeneralSecurityException {
    byte[] authority = keys.getCertificate("authority").getEncoded();
    byte[] server = keys.getCertificate("server").getEncoded();
    byte[] key = keys.getKey("server", password.toCharArray()).getEncoded();
    return new Certificates(
        pem(folder.resolve("ca.crt"), "CERTIFICATE", authority),
        pem(folder.resolve("server.crt"), "CERTIFICATE", server),
        pem(folder.resolve("server.key"), "PRIVATE KEY", key));
  }

  private static Path pem(Path file, String type, byte[] content) throws IOException {
    String body = LINES.encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, body, type));
  }
}
