package io.openitem.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.AccountId;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.OpenItem;
import io.openitem.domain.PostingApi;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether the way into SAP can name an item, asked before anything is charged. */
class ItemCheckTest {

  @Test
  void theLockboxCannotNameAnInvoiceWithoutAPaymentReference() {
    Optional<Problem> problem = ItemCheck.whyNot(item(Optional.empty()), PostingApi.LOCKBOX);

    assertThat(problem).isPresent();
    assertThat(problem.orElseThrow().type()).isEqualTo(ProblemType.ITEM_NOT_PAYABLE);
    assertThat(problem.orElseThrow().toString()).contains("no-payment-reference");
  }

  @Test
  void theLockboxNamesAnInvoiceByItsPaymentReferenceAndOthersNeedNone() {
    assertThat(ItemCheck.whyNot(item(Optional.of("0090000001")), PostingApi.LOCKBOX)).isEmpty();
    assertThat(ItemCheck.whyNot(item(Optional.empty()), PostingApi.JOURNALENTRY)).isEmpty();
    assertThat(ItemCheck.whyNot(item(Optional.empty()), PostingApi.PAYMENTSERVICE)).isEmpty();
  }

  private static OpenItem item(Optional<String> paymentReference) {
    LocalDate day = LocalDate.parse("2026-10-15");
    return new OpenItem(
        InvoiceId.parse("1710-2026-9000000001-001"),
        AccountId.parse("1710-0010000001"),
        Money.of("189.63", "USD"),
        "RV",
        day,
        day,
        day,
        Optional.empty(),
        Optional.empty(),
        paymentReference,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Optional.empty());
  }
}
