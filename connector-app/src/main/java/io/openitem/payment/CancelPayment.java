package io.openitem.payment;

import io.openitem.domain.Caller;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentEventType;
import io.openitem.domain.PaymentStatus;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.payment.CancelDecision.AskProcessor;
import io.openitem.payment.CancelDecision.Refused;
import io.openitem.payment.CancelDecision.Uncharged;
import io.openitem.payment.ChargeAttempts.Attempt;
import io.openitem.portal.GetPayment;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.processor.CardCharges;
import io.openitem.processor.Charge;
import io.openitem.store.PaymentEvents;
import io.openitem.store.PaymentReader;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cancels a payment that has moved no money; the bean step of the route {@code cancelPayment}. What
 * may be done is decided by the payment's row under its lock, the same lock under which charges are
 * opened and outcomes recorded. Where the processor holds the charge, its word decides, and nothing
 * here is cancelled before that word.
 */
public final class CancelPayment {

  private static final Logger LOG = LoggerFactory.getLogger(CancelPayment.class);
  private static final String BY_PAYER = "Cancelled by the payer; nothing was charged.";

  private final PaymentReader reader;
  private final PaymentStore payments;
  private final DuePayments due;
  private final ChargeAttempts attempts;
  private final Charging charging;
  private final ChargeRecorder recorder;
  private final PaymentEvents events;
  private final TransactionTemplate transactions;
  private final PaymentSettings settings;
  private final Clock clock;

  CancelPayment(
      PaymentReader reader,
      PaymentStore payments,
      DuePayments due,
      ChargeAttempts attempts,
      Charging charging,
      ChargeRecorder recorder,
      PaymentEvents events,
      TransactionTemplate transactions,
      PaymentSettings settings,
      Clock clock) {
    this.reader = reader;
    this.payments = payments;
    this.due = due;
    this.attempts = attempts;
    this.charging = charging;
    this.recorder = recorder;
    this.events = events;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Cancels. Safe to repeat: a payment that is cancelled already answers as it stands.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found} where there is none or it is not
   *     the caller's; {@code cancel-refused} where money has moved or may move; {@code
   *     processor-unavailable} where the processor was asked and its answer did not come
   */
  public OperationResponse cancel(OperationRequest request) {
    Caller caller = request.caller();
    String paymentId = request.path().getOrDefault("paymentId", "");
    if (reader.find(caller, paymentId).isEmpty()) {
      throw GetPayment.notFound();
    }
    return PaymentLog.about(
        paymentId,
        () -> {
          cancel(paymentId, caller);
          return OperationResponse.ok(reader.find(caller, paymentId).orElseThrow());
        });
  }

  private void cancel(String paymentId, Caller caller) {
    CancelDecision decision =
        Objects.requireNonNull(
            transactions.execute(transaction -> decide(paymentId, caller.user())));
    if (decision instanceof Refused refused) {
      throw refused(refused);
    } else if (decision instanceof AskProcessor ask) {
      askProcessor(ask);
    }
  }

  /** Under the payment's row lock; cancels at once where nothing was charged. */
  private CancelDecision decide(String paymentId, String user) {
    StoredPayment payment = payments.lock(paymentId).orElseThrow();
    CancelDecision decision = CancelDecision.of(payment, attempts.current(paymentId));
    if (decision instanceof Uncharged) {
      requested(paymentId, user);
      recorder.end(
          payment, PaymentStatus.CANCELLED, CardCharges.CANCELLED, BY_PAYER, clock.instant());
      LOG.info("payment {}: cancelled before it was charged", paymentId);
    } else if (decision instanceof AskProcessor) {
      requested(paymentId, user);
    }
    return decision;
  }

  /** Durable before the processor is asked, once for a user, however often they ask. */
  private void requested(String paymentId, String user) {
    if (!events.holds(paymentId, PaymentEventType.CANCEL_REQUESTED, "requestedBy", user)) {
      events.append(paymentId, PaymentEventType.CANCEL_REQUESTED, Map.of("requestedBy", user));
    }
  }

  /** Outside any transaction; what it says is recorded like every other outcome of the charge. */
  private void askProcessor(AskProcessor ask) {
    StoredPayment payment = ask.payment();
    Attempt attempt = ask.attempt();
    Outcome<Charge> outcome = charging.cancel(payment, ask.processorPaymentId());
    LOG.info("payment {}: cancel asked, {}", payment.paymentId(), ChargeWords.outcome(outcome));
    StoredPayment after =
        Objects.requireNonNull(
            transactions.execute(
                transaction -> {
                  StoredPayment recorded =
                      recorder.record(
                          payment.paymentId(), attempt.attemptId(), attempt.lastSentAt(), outcome);
                  if (outcome instanceof Outcome.Unknown<Charge> && recorded.isOpen()) {
                    // It may be cancelled by now; nobody should wait long to hear it.
                    due.due(payment.paymentId(), clock.instant().plus(settings.firstAsk()));
                  }
                  return recorded;
                }));
    if (after.status() == PaymentStatus.CANCELLED) {
      return;
    }
    if (outcome instanceof Outcome.Unknown<Charge> && after.isOpen()) {
      throw Problem.of(
              ProblemType.PROCESSOR_UNAVAILABLE,
              "The processor was asked to cancel and has not answered. The payment is being asked"
                  + " about; look at it, or cancel again.")
          .with("paymentId", payment.paymentId())
          .asException();
    }
    throw refused(CancelDecision.refusal(after));
  }

  private static RuntimeException refused(Refused refused) {
    return Problem.of(ProblemType.CANCEL_REFUSED, refused.why())
        .with("code", refused.code())
        .with("paymentStatus", refused.status().name())
        .asException();
  }
}
