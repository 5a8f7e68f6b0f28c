package io.openitem.sandbox.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.util.Optional;

/** The issuer's key: kept in the data folder, so that tokens outlive a restart. */
final class SigningKey {
  private static final int BITS = 2_048;

  private SigningKey() {}

  static RSAKey load(Optional<Path> file) {
    try {
      if (file.isPresent() && Files.exists(file.get())) {
        return RSAKey.parse(Files.readString(file.get()));
      }
      RSAKey key = generate();
      if (file.isPresent()) {
        write(key, file.get());
      }
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("The issuer's key cannot be kept", e);
    } catch (ParseException e) {
      throw new IllegalStateException("The issuer's key is damaged: " + file.orElseThrow(), e);
    }
  }

  static RSAKey generate() {
    try {
      return new RSAKeyGenerator(BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every JDK generates RSA keys", e);
    }
  }

  private static void write(RSAKey key, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(whole, key.toJSONString());
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
