package io.openitem.sandbox.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code Stripe-Signature}: {@code t=<Unix seconds>,v1=<HMAC-SHA256 of "t.payload", hex>}. */
final class WebhookSignature {
  private WebhookSignature() {}

  /** The header's value, with one {@code v1} a secret. */
  static String header(byte[] payload, long unixSeconds, List<String> secrets) {
    return secrets.stream()
        .map(secret -> ",v1=" + sign(payload, unixSeconds, secret))
        .collect(Collectors.joining("", "t=" + unixSeconds, ""));
  }

  private static String sign(byte[] payload, long unixSeconds, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((unixSeconds + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(payload));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
