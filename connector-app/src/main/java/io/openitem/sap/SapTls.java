package io.openitem.sap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The TLS side of a system: our certificate, and whom we trust. */
final class SapTls {
  private SapTls() {}

  /**
   * The context for a system.
   *
   * @return empty where the JDK's own will do
   * @throws IllegalStateException when a store cannot be read with its password
   */
  static Optional<SSLContext> of(SapSystem system) {
    boolean certificate = system.auth() instanceof SapAuth.Certificate;
    if (!certificate && system.trust().isEmpty()) {
      return Optional.empty();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(system.auth()), trusted(system.trust()), null);
      return Optional.of(context);
    } catch (GeneralSecurityException | IOException unusable) {
      throw new IllegalStateException(
          "The key or trust store of SAP system " + system.baseUri() + " cannot be used", unusable);
    }
  }

  private static KeyManager @Nullable [] keys(SapAuth auth)
      throws GeneralSecurityException, IOException {
    if (!(auth instanceof SapAuth.Certificate certificate)) {
      return null;
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(
        load(certificate.keyStore(), certificate.password()),
        certificate.password().reveal().toCharArray());
    return factory.getKeyManagers();
  }

  private static TrustManager @Nullable [] trusted(Optional<SapSystem.Trust> trust)
      throws GeneralSecurityException, IOException {
    if (trust.isEmpty()) {
      return null;
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(load(trust.get().store(), trust.get().password()));
    return factory.getTrustManagers();
  }

  private static KeyStore load(Path file, Secret password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, password.reveal().toCharArray());
    }
    return store;
  }
}
