package io.ilwon.rail.kftc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Who we are to the centre, and whom we take for the centre. */
public final class TlsFiles {
  private TlsFiles() {}

  /** A key with its certificates, in a PKCS12 file. */
  public record KeyFile(Path path, String password) {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * Opens the files.
   *
   * @param keys empty where the centre asks for no certificate of ours
   * @param trusted certificates in PEM, which then are the only ones believed; empty: Java's own
   */
  public static SSLContext open(Optional<KeyFile> keys, Optional<Path> trusted)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        keys.isPresent() ? keyManagers(keys.get()) : null,
        trusted.isPresent() ? trustManagers(trusted.get()) : null,
        null);
    return context;
  }

  private static KeyManager[] keyManagers(KeyFile file)
      throws IOException, GeneralSecurityException {
    char[] password = file.password().toCharArray();
    KeyStore store = empty();
    try (InputStream in = Files.newInputStream(file.path())) {
      store.load(in, password);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private static TrustManager[] trustManagers(Path file)
      throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    store.load(null, null);
    int number = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("centre-" + number++, each);
      }
    }
    if (number == 0) {
      throw new GeneralSecurityException("no certificate");
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException {
    return KeyStore.getInstance("PKCS12");
  }
}
