package io.openitem.reversal;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.Money;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * What is asked for: the body of {@code refundPayment}, with who asks.
 *
 * @param paymentId of which payment
 * @param amount how much; empty for all that is left
 * @param reason why, in their own words
 * @param by the token's subject
 * @param key the idempotency key
 */
record RefundOrder(String paymentId, Optional<Money> amount, String reason, String by, String key) {

  /**
   * Reads a request that fits the contract.
   *
   * @throws io.openitem.domain.ProblemException without a key, or for an amount that its currency
   *     cannot have
   */
  static RefundOrder read(OperationRequest request) {
    JsonNode body = request.body().orElseThrow();
    String key =
        request
            .header("idempotency-key")
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemType.IDEMPOTENCY_KEY_MISSING,
                            "Send an Idempotency-Key, a new one for each refund.")
                        .asException());
    return new RefundOrder(
        request.path().getOrDefault("paymentId", ""),
        amount(body.path("amount")),
        body.path("reason").asText(),
        request.caller().user(),
        key);
  }

  private static Optional<Money> amount(JsonNode amount) {
    if (!amount.isObject()) {
      return Optional.empty();
    }
    try {
      Money money = Money.of(amount.path("amount").asText(), amount.path("currency").asText());
      if (money.isPositive()) {
        return Optional.of(money);
      }
      throw Problem.of(ProblemType.INVALID_REQUEST, "The amount to give back is more than nothing.")
          .asException();
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              ProblemType.INVALID_REQUEST, "The amount does not fit: " + e.getMessage() + ".")
          .asException();
    }
  }

  /** The same for every way to write the same request: SHA-256, 32 bytes. */
  byte[] hash() {
    String canonical = amount.map(Money::toString).orElse("all") + "\n" + reason;
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(canonical.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
