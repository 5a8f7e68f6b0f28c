package io.openitem.deployment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that is in effect.
 *
 * @param name its name below the root, with slashes: {@code routes/postPosting.camel.yaml}
 * @param source where it stands, for people
 * @param overriding whether it comes from the override folder
 * @param text its content
 */
public record DeployedFile(String name, String source, boolean overriding, String text) {

  /** The SHA-256 of the content, as 64 hexadecimal digits. */
  public String sha256() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The last part of the name. */
  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The name and, where it is no packaged file, where it stands; never the content. */
  @Override
  public String toString() {
    return overriding ? name + " (" + source + ")" : name + " (packaged)";
  }
}
