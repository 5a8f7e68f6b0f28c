package io.openitem.payment;

import io.openitem.domain.Caller;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.payment.IdempotencyKeys.UsedKey;
import io.openitem.portal.OperationResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Answers a request that came before with the first answer, always and byte for byte. */
final class FirstAnswers {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final IdempotencyKeys keys;
  private final PaymentStore payments;
  private final PaymentMethodStore methods;
  private final PaymentAnswer answers;
  private final Duration wait;
  private final Clock clock;

  FirstAnswers(
      IdempotencyKeys keys,
      PaymentStore payments,
      PaymentMethodStore methods,
      PaymentAnswer answers,
      Duration wait,
      Clock clock) {
    this.keys = keys;
    this.payments = payments;
    this.methods = methods;
    this.answers = answers;
    this.wait = wait;
    this.clock = clock;
  }

  /**
   * The first answer to a key, if it was used. While the first request is under way, waits for it;
   * if that one died, the payment's state answers, and does so for ever.
   *
   * @throws io.openitem.domain.ProblemException when the key was used for something else
   */
  Optional<OperationResponse> find(Caller caller, String operation, String key, byte[] hash) {
    Optional<UsedKey> used = keys.find(caller.organisation(), key);
    if (used.isEmpty()) {
      return Optional.empty();
    }
    requireSame(caller, used.get(), operation, hash);
    UsedKey answered = await(caller.organisation(), key, used.get());
    String text =
        answered
            .answer()
            .orElseGet(
                () ->
                    keep(
                        caller.organisation(),
                        key,
                        payments.find(answered.paymentId()).orElseThrow()));
    return Optional.of(answers.response(answered.paymentId(), text));
  }

  private String keep(String organisation, String key, StoredPayment payment) {
    String text =
        answers.text(payment, payments.items(payment), methods.require(payment.methodId()));
    return keep(organisation, key, text);
  }

  /** Keeps an answer, unless there is one already, which then holds. */
  String keep(String organisation, String key, String text) {
    return keys.keepFirst(organisation, key, PaymentAnswer.CREATED, text);
  }

  private static void requireSame(Caller caller, UsedKey used, String operation, byte[] hash) {
    // A colleague who may not see the account gets no more than "used", either.
    if (!used.isFor(operation, hash) || !caller.accounts().contains(used.account())) {
      throw Problem.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "This Idempotency-Key was used for another request. Use a new one for a new payment.")
          .asException();
    }
  }

  private UsedKey await(String organisation, String key, UsedKey first) {
    UsedKey used = first;
    Instant until = first.createdAt().plus(wait);
    while (used.answer().isEmpty() && clock.instant().isBefore(until)) {
      if (!pause()) {
        return used;
      }
      used = keys.find(organisation, key).orElseThrow();
    }
    return used;
  }

  private static boolean pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
