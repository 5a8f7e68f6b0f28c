package io.openitem.payment;

import io.openitem.domain.Caller;
import io.openitem.domain.Ids;
import io.openitem.domain.OpenItem;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.processor.Charge;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pays invoices, or an account without any: the bean steps of the routes {@code createPayment} and
 * {@code createAdHocPayment}. One transaction before the charge, one after it, none around it;
 * whatever is cut off in between, the waker finds.
 */
public final class CreatePayment {

  private static final Logger LOG = LoggerFactory.getLogger(CreatePayment.class);

  private final MethodDirectory methods;
  private final RequestedObjects requested;
  private final GroupToPay groups;
  private final FirstAnswers answers;
  private final PaymentAnswer answer;
  private final PaymentOpening opening;
  private final Charging charging;
  private final ChargeRecorder recorder;
  private final TransactionTemplate transactions;
  private final PaymentSettings settings;
  private final Ids ids;
  private final Clock clock;

  CreatePayment(
      MethodDirectory methods,
      RequestedObjects requested,
      GroupToPay groups,
      FirstAnswers answers,
      PaymentAnswer answer,
      PaymentOpening opening,
      Charging charging,
      ChargeRecorder recorder,
      TransactionTemplate transactions,
      PaymentSettings settings,
      Ids ids,
      Clock clock) {
    this.methods = methods;
    this.requested = requested;
    this.groups = groups;
    this.answers = answers;
    this.answer = answer;
    this.opening = opening;
    this.charging = charging;
    this.recorder = recorder;
    this.transactions = transactions;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** First step: all checks that need no SAP, the idempotency key first. */
  public PaymentIntake begin(@Body OperationRequest operation) {
    return begin(operation, PaymentRequest.read(operation.body().orElseThrow()));
  }

  /** First step of a payment without invoices: the same. */
  public PaymentIntake beginAdHoc(@Body OperationRequest operation) {
    return begin(operation, PaymentRequest.readAdHoc(operation.body().orElseThrow()));
  }

  private PaymentIntake begin(OperationRequest operation, PaymentRequest request) {
    Instant begunAt = clock.instant();
    Caller caller = operation.caller();
    String name = operation.operationId();
    String key =
        operation
            .header("idempotency-key")
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemType.IDEMPOTENCY_KEY_MISSING,
                            "Send an Idempotency-Key, a new one for each payment.")
                        .asException());
    Optional<OperationResponse> known = answers.find(caller, name, key, request.hash());
    if (known.isPresent()) {
      return new PaymentIntake(name, caller, request, key, Optional.empty(), known, begunAt);
    }
    PaymentMethod method = methods.require(caller.organisation(), request.methodId());
    requested.require(caller, request);
    return new PaymentIntake(
        name, caller, request, key, Optional.of(method), Optional.empty(), begunAt);
  }

  /** Last step of a payment without invoices: pays. */
  public OperationResponse payAdHoc(
      @ExchangeProperty(PaymentIntake.PROPERTY) PaymentIntake intake) {
    return pay(intake, List.of());
  }

  /**
   * Last step: pays.
   *
   * @param items the invoices as SAP has them now
   */
  public OperationResponse pay(
      @ExchangeProperty(PaymentIntake.PROPERTY) PaymentIntake intake, @Body List<OpenItem> items) {
    try {
      return payOnce(intake, items);
    } catch (ProblemException e) {
      // The same request may have come first meanwhile, and its own payment be what is in the way.
      return firstAnswer(intake).orElseThrow(() -> e);
    }
  }

  private OperationResponse payOnce(PaymentIntake intake, List<OpenItem> items) {
    PaymentMethod method = intake.method().orElseThrow();
    PaymentGroup group = groups.group(intake, method, items);
    NewPayment payment = newPayment(intake, method, group);
    if (!opening.open(
        payment, intake.key(), intake.operation(), intake.request().hash(), intake.begunAt())) {
      return firstAnswer(intake).orElseThrow();
    }
    return PaymentLog.about(payment.paymentId(), () -> charge(intake, payment));
  }

  private OperationResponse charge(PaymentIntake intake, NewPayment opened) {
    Outcome<Charge> outcome = charging.charge(opened);
    LOG.info(
        "payment {}: {} charged, {}",
        opened.paymentId(),
        opened.group().total(),
        ChargeWords.outcome(outcome));
    String text =
        transactions.execute(
            transaction ->
                answers.keep(
                    opened.organisation(),
                    intake.key(),
                    answer.text(
                        recorder.record(
                            opened.paymentId(), opened.attemptId(), opened.createdAt(), outcome),
                        opened.group().items(),
                        opened.method())));
    return answer.response(opened.paymentId(), java.util.Objects.requireNonNull(text));
  }

  private Optional<OperationResponse> firstAnswer(PaymentIntake intake) {
    return answers.find(intake.caller(), intake.operation(), intake.key(), intake.request().hash());
  }

  private NewPayment newPayment(PaymentIntake intake, PaymentMethod method, PaymentGroup group) {
    Instant now = clock.instant();
    return new NewPayment(
        ids.payment(),
        ids.attempt(),
        intake.caller().organisation(),
        intake.caller().user(),
        intake.request().quoteId(),
        method,
        group,
        now,
        now.plus(settings.chargeLapse()),
        now.plus(
            method.type() == PaymentMethod.Type.CARD
                ? settings.cardDeadline()
                : settings.bankDeadline()));
  }
}
