package io.openitem.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.AccountId;
import io.openitem.domain.Money;
import io.openitem.domain.PaymentStatus;
import io.openitem.payment.ChargeAttempts.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state in which a payer may cancel, and what that comes to. */
class CancelDecisionTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @ParameterizedTest(name = "{0}, attempt {1}, processor''s id {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PROCESSING      | NOT_DONE | ''   | Uncharged
          PROCESSING      | REFUSED  | ''   | Uncharged
          PROCESSING      | ''       | ''   | CHARGE-UNDER-WAY
          PROCESSING      | UNKNOWN  | ''   | OUTCOME-UNKNOWN
          PROCESSING      | PENDING  | ''   | OUTCOME-UNKNOWN
          PROCESSING      | PENDING  | pi_1 | AskProcessor
          PROCESSING      | UNKNOWN  | pi_1 | AskProcessor
          PROCESSING      | NOT_DONE | pi_1 | AskProcessor
          ACTION_REQUIRED | PENDING  | pi_1 | AskProcessor
          ACTION_REQUIRED | UNKNOWN  | pi_1 | AskProcessor
          CANCELLED       | REFUSED  | pi_1 | Cancelled
          CANCELLED       | NOT_DONE | ''   | Cancelled
          DECLINED        | REFUSED  | ''   | DECLINED
          DECLINED        | PENDING  | pi_1 | DECLINED
          CAPTURED        | DONE     | pi_1 | MONEY-MOVED
          POSTED          | DONE     | pi_1 | MONEY-MOVED
          CLEARED         | DONE     | pi_1 | MONEY-MOVED
          """)
  void isMadeByTheRowAndItsAttempts(
      PaymentStatus status, String outcome, String processorId, String decision)
      throws IOException {
    CancelDecision made =
        CancelDecision.of(payment(status, present(processorId)), attempt(present(outcome)));

    if (made instanceof CancelDecision.Refused refused) {
      assertThat(refused.code()).isEqualTo(decision);
      assertThat(Files.readString(Path.of("..", "docs", "errors.md")))
          .contains("`" + refused.code() + "`");
    } else {
      assertThat(made.getClass().getSimpleName()).isEqualTo(decision);
    }
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static Attempt attempt(Optional<String> outcome) {
    return new Attempt("att_1", 1, NOW, NOW, outcome, 0);
  }

  private static StoredPayment payment(PaymentStatus status, Optional<String> processorId) {
    return new StoredPayment(
        "pay_1",
        "org",
        AccountId.parse("1710-0010000001"),
        Optional.empty(),
        "pm_1",
        "stripe",
        processorId,
        Money.of("10.00", "USD"),
        Money.of("0.00", "USD"),
        status,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NOW,
        Optional.empty(),
        NOW,
        NOW,
        Optional.empty());
  }
}
