package io.openitem.payment;

import io.openitem.domain.PaymentMethod;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import java.time.Clock;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chooses the method that is offered first; the bean step of the route {@code
 * setDefaultPaymentMethod}. The choice is kept here: processors know nothing of each other's.
 */
public final class SetDefaultPaymentMethod {

  private final ChosenMethods chosen;
  private final TransactionTemplate transactions;
  private final PaymentAnswer answers;
  private final Clock clock;

  SetDefaultPaymentMethod(
      ChosenMethods chosen, TransactionTemplate transactions, PaymentAnswer answers, Clock clock) {
    this.chosen = chosen;
    this.transactions = transactions;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * Chooses it for the whole organisation. Safe to repeat.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found} where the organisation has no
   *     such method
   */
  public OperationResponse choose(OperationRequest request) {
    String methodId = request.path().getOrDefault("methodId", "");
    PaymentMethod method =
        Objects.requireNonNull(
            transactions.execute(
                transaction ->
                    chosen
                        .choose(
                            request.caller().organisation(),
                            methodId,
                            request.caller().user(),
                            clock.instant())
                        .orElseThrow(ChosenMethods::notFound)));
    return OperationResponse.ok(answers.method(method));
  }
}
