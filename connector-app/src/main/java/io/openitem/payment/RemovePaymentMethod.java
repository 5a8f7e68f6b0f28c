package io.openitem.payment;

import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.processor.MethodKeeping.Detached;
import io.openitem.processor.Processor;
import io.openitem.processor.Processors;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes a payment method, at the processor first; the bean step of the route {@code
 * removePaymentMethod}.
 */
public final class RemovePaymentMethod {

  private static final Logger LOG = LoggerFactory.getLogger(RemovePaymentMethod.class);

  private final Processors processors;
  private final ChosenMethods chosen;
  private final TransactionTemplate transactions;
  private final Clock clock;

  RemovePaymentMethod(
      Processors processors, ChosenMethods chosen, TransactionTemplate transactions, Clock clock) {
    this.processors = processors;
    this.chosen = chosen;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Removes it. Safe to repeat: a method that is removed already answers the same.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found} where the organisation never had
   *     it; {@code method-in-use} while a payment with it is under way; {@code
   *     processor-unavailable} where the processor did not let go of it
   */
  public OperationResponse remove(OperationRequest request) {
    String organisation = request.caller().organisation();
    String methodId = request.path().getOrDefault("methodId", "");
    Optional<PaymentMethod> method =
        Objects.requireNonNull(
            transactions.execute(transaction -> removable(organisation, methodId)));
    method.ifPresent(
        retained -> {
          detach(retained);
          transactions.executeWithoutResult(
              transaction -> chosen.remove(retained, clock.instant()));
          LOG.info("method {} removed by {}", methodId, request.caller().user());
        });
    return new OperationResponse(204, Map.of(), "");
  }

  /** The method; empty where it is removed already. */
  private Optional<PaymentMethod> removable(String organisation, String methodId) {
    ChosenMethods.Standing standing =
        chosen.lock(organisation, methodId).orElseThrow(ChosenMethods::notFound);
    if (standing.removed()) {
      return Optional.empty();
    }
    if (chosen.isPaying(methodId)) {
      throw Problem.of(
              ProblemType.METHOD_IN_USE,
              "A payment with this method is under way. Wait for its end, or cancel it.")
          .asException();
    }
    return Optional.of(standing.method());
  }

  private void detach(PaymentMethod method) {
    Outcome<Detached> outcome =
        processors
            .find(method.processor())
            .map(Processor::keeping)
            .map(keeping -> keeping.detach(method.processorMethod()))
            .orElseGet(() -> Outcome.notDone("the processor is not connected"));
    if (!(outcome instanceof Outcome.Done<Detached>)) {
      LOG.warn("method {} could not be removed: {}", method.id(), outcome);
      throw Problem.of(
              ProblemType.PROCESSOR_UNAVAILABLE,
              "The processor has not confirmed that it let go of the method. Try again.")
          .asException();
    }
  }
}
