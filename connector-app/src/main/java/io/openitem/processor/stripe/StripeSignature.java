package io.openitem.processor.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks {@code Stripe-Signature: t=<seconds>,v1=<hex>[,v1=<hex>…]}, an HMAC-SHA256 over {@code
 * <t>.<body>}. Over the bytes themselves: the library's own check takes text, and bytes that are no
 * UTF-8 would have been altered on the way there; it also lets an event of the future pass.
 *
 * <p>Source: docs.stripe.com/webhooks, "Verify webhook signatures manually".
 */
final class StripeSignature {

  private static final int HEADER_MAX_CHARS = 2_000;
  private static final int SIGNATURES_MAX = 10;

  private final List<byte[]> secrets;
  private final Duration tolerance;
  private final Clock clock;

  StripeSignature(List<String> secrets, Duration tolerance, Clock clock) {
    this.secrets = secrets.stream().map(secret -> secret.getBytes(StandardCharsets.UTF_8)).toList();
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /** Whether one of the signatures was made with one of the secrets, about now. */
  boolean holds(byte[] body, String header) {
    if (header.length() > HEADER_MAX_CHARS) {
      return false;
    }
    OptionalLong time = time(header);
    List<byte[]> signatures = signatures(header);
    if (time.isEmpty() || signatures.isEmpty() || signatures.size() > SIGNATURES_MAX) {
      return false;
    }
    // Every combination is compared, each in constant time, so that timing tells nothing.
    boolean matches = false;
    for (byte[] secret : secrets) {
      byte[] expected = sign(secret, time.getAsLong(), body);
      for (byte[] signature : signatures) {
        matches |= MessageDigest.isEqual(expected, signature);
      }
    }
    return matches && aboutNow(time.getAsLong());
  }

  private boolean aboutNow(long seconds) {
    Duration skew = Duration.between(Instant.ofEpochSecond(seconds), clock.instant()).abs();
    return skew.compareTo(tolerance) <= 0;
  }

  private static byte[] sign(byte[] secret, long time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  private static OptionalLong time(String header) {
    for (String part : header.split(",", -1)) {
      String value = part.strip();
      if (value.matches("t=[0-9]{1,11}")) {
        return OptionalLong.of(Long.parseLong(value.substring(2)));
      }
    }
    return OptionalLong.empty();
  }

  private static List<byte[]> signatures(String header) {
    List<byte[]> signatures = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      String value = part.strip();
      if (value.matches("v1=[0-9a-fA-F]{64}")) {
        signatures.add(HexFormat.of().parseHex(value.substring(3)));
      }
    }
    return signatures;
  }
}
