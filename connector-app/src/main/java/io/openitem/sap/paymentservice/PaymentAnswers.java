package io.openitem.sap.paymentservice;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Money;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingLine;
import io.openitem.domain.PostingLine.Role;
import io.openitem.domain.PostingTask;
import io.openitem.sap.document.AnswerTable;
import io.openitem.sap.document.GatewayMessages;
import io.openitem.sap.document.LogItem;
import io.openitem.sap.odata.SapODataException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges what the payment service answers. Done only with a document that is ours in every respect
 * and has cleared; refused or to be repeated only where the service says that nothing was posted;
 * everything else is unknown.
 */
final class PaymentAnswers {

  private final AnswerTable table;

  PaymentAnswers(AnswerTable table) {
    this.table = table;
  }

  /** Whether a payment that the service shows is the task's, posted and cleared. */
  static Outcome<DocumentNumber> payment(PostingTask task, @Nullable Object body) {
    if (!(body instanceof Map<?, ?> payment)) {
      return Outcome.unknown("the payment service answered with no payment");
    }
    Optional<String> difference = difference(task, payment);
    if (difference.isPresent()) {
      return Outcome.unknown("the payment service's payment is not ours: " + difference.get());
    }
    String year = text(payment, "FiscalYear");
    String number = text(payment, "AccountingDocument");
    DocumentNumber document;
    try {
      document = new DocumentNumber(task.account().companyCode(), year, number);
    } catch (IllegalArgumentException e) {
      return Outcome.unknown(
          "the payment service named no document: '%s' '%s'".formatted(year, number));
    }
    boolean clearedByItself =
        text(payment, "ClearingAccountingDocument").equals(number)
            && text(payment, "ClearingDocFiscalYear").equals(year);
    return clearedByItself
        ? Outcome.done(document)
        : Outcome.unknown(document + " is posted, but has not cleared its items");
  }

  /**
   * What became of a reference: absence is said by an empty list, never by a status, because
   * whatever stands in front of SAP answers 404 too.
   */
  static Outcome<DocumentNumber> asked(PostingTask task, @Nullable Object body) {
    if (!(body instanceof List<?> payments)) {
      return Outcome.unknown("the payment service answered with no list");
    }
    if (payments.isEmpty()) {
      return Outcome.notDone("SAP shows no payment with reference " + task.reference());
    }
    return payments.size() == 1
        ? payment(task, payments.get(0))
        : Outcome.unknown("SAP shows several payments with reference " + task.reference());
  }

  /** How a call that brought no payment ended. */
  Outcome<DocumentNumber> failed(SapODataException failure) {
    Outcome<DocumentNumber> outcome = failure.toOutcome();
    List<LogItem> errors = GatewayMessages.errors(failure);
    return outcome instanceof Outcome.Refused && !errors.isEmpty()
        ? table.notPosted(errors)
        : outcome;
  }

  private static Optional<String> difference(PostingTask task, Map<?, ?> payment) {
    Map<String, String> ours =
        Map.of(
            "CompanyCode", task.account().companyCode().value(),
            "DocumentReferenceID", task.reference().value(),
            "Customer", task.account().customer());
    for (Map.Entry<String, String> field : ours.entrySet()) {
      String theirs = text(payment, field.getKey());
      if (!theirs.equals(field.getValue())) {
        return Optional.of("%s is %s, not %s".formatted(field.getKey(), theirs, field.getValue()));
      }
    }
    Money total =
        task.lines().stream()
            .filter(line -> line.role() == Role.PROCESSOR_CLEARING)
            .map(PostingLine::amount)
            .reduce(Money::plus)
            .orElseThrow();
    boolean same =
        payment.get("AmountInTransactionCurrency") instanceof BigDecimal amount
            && amount.compareTo(total.amount()) == 0
            && text(payment, "TransactionCurrency").equals(total.currency());
    return same
        ? Optional.empty()
        : Optional.of(
            "it is of %s %s, not %s"
                .formatted(
                    text(payment, "AmountInTransactionCurrency"),
                    text(payment, "TransactionCurrency"),
                    total));
  }

  private static String text(Map<?, ?> payment, String name) {
    Object value = payment.get(name);
    return value == null ? "" : value.toString();
  }
}
