package io.openitem.payment;

import io.openitem.domain.InvoiceId;
import io.openitem.domain.OpenItem;
import io.openitem.domain.PostingApi;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.util.Optional;

/** Whether an open item, as SAP has it now, may be paid. */
final class ItemCheck {

  private ItemCheck() {}

  /** Why it may not be paid; empty when it may. */
  static Optional<Problem> whyNot(OpenItem item) {
    if (item.cleared()) {
      return Optional.of(
          Problem.of(ProblemType.ITEM_CLEARED, "Invoice " + item.id() + " is already paid in SAP.")
              .with("invoiceId", item.id().toString()));
    }
    if (item.inPaymentRun()) {
      return Optional.of(notPayable(item.id(), "in-payment-run", "is in a payment run"));
    }
    if (item.paymentBlock().isPresent()) {
      return Optional.of(notPayable(item.id(), "blocked", "is blocked for payment"));
    }
    if (item.specialGlCode().isPresent()) {
      return Optional.of(
          notPayable(item.id(), "special-gl", "is a special G/L item, which is not paid here"));
    }
    return Optional.empty();
  }

  /** Why the way into SAP cannot name it; empty when it can. */
  static Optional<Problem> whyNot(OpenItem item, PostingApi api) {
    boolean nameless = api.namesByPaymentReference() && item.paymentReference().isEmpty();
    return nameless
        ? Optional.of(
            notPayable(
                item.id(),
                "no-payment-reference",
                "has no payment reference, by which alone SAP's lockbox finds it"))
        : Optional.empty();
  }

  /** An item that the read model still has and SAP does not show any more. */
  static Problem gone(InvoiceId invoice) {
    return notPayable(invoice, "gone", "is not shown by SAP any more");
  }

  /** An item that cannot be paid, and why. */
  static Problem notPayable(InvoiceId invoice, String reason, String because) {
    return Problem.of(ProblemType.ITEM_NOT_PAYABLE, "Invoice " + invoice + " " + because + ".")
        .with("invoiceId", invoice.toString())
        .with("reason", reason);
  }
}
