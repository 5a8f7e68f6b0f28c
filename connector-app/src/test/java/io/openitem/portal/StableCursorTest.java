package io.openitem.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.AccountId;
import io.openitem.domain.Caller;
import io.openitem.domain.Money;
import io.openitem.store.InvoiceReader;
import io.openitem.store.PaymentReader;
import io.openitem.support.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes and goes between two pages moves nothing else. */
class StableCursorTest {

  private static final String ACCOUNT = "1710-0010000001";
  private static final Caller CALLER =
      new Caller(
          "alice", "org-bluewater", Set.of(AccountId.parse(ACCOUNT)), Set.of(Caller.Role.CUSTOMER));

  private final TestDatabase database = TestDatabase.create();
  private final Rows rows = new Rows(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void invoicesThatComeAndGoMoveNoOther() {
    for (int day = 1; day <= 6; day++) {
      rows.item(ACCOUNT, invoice(day), Money.of("1", "USD"), "2026-11-0" + day);
    }
    ListInvoices list =
        new ListInvoices(
            new InvoiceReader(database.jdbc()), TestDownloads.of(1), Clock.systemUTC());
    JsonNode first = json(list.answer(request("listInvoices", "dueDate", Optional.empty())));

    rows.change(invoice(2), "cleared = true");
    rows.change(invoice(5), "cleared = true");
    rows.item(ACCOUNT, invoice(7), Money.of("1", "USD"), "2026-11-01");
    rows.item(ACCOUNT, invoice(8), Money.of("1", "USD"), "2026-11-03");
    JsonNode second = json(list.answer(request("listInvoices", "dueDate", cursor(first))));
    JsonNode third = json(list.answer(request("listInvoices", "dueDate", cursor(second))));

    assertThat(ids(first, "invoices", "invoiceId")).containsExactly(invoice(1), invoice(2));
    assertThat(ids(second, "invoices", "invoiceId")).containsExactly(invoice(3), invoice(8));
    assertThat(ids(third, "invoices", "invoiceId")).containsExactly(invoice(4), invoice(6));
    assertThat(cursor(third)).isEmpty();
  }

  @Test
  void aPaymentMadeMeanwhileIsNotShownTwiceNorMovesOthers() {
    rows.method("pm_org-bluewater", "org-bluewater");
    for (int i = 1; i <= 4; i++) {
      payment(i, "2026-11-24T09:3" + i + ":00Z");
    }
    ListPayments list =
        new ListPayments(
            new PaymentReader(database.jdbc(), new ObjectMapper()),
            TestDownloads.of(1),
            Clock.systemUTC());
    JsonNode first = json(list.answer(request("listPayments", "-createdAt", Optional.empty())));

    payment(5, "2026-11-24T09:50:00Z");
    JsonNode second = json(list.answer(request("listPayments", "-createdAt", cursor(first))));

    assertThat(ids(first, "payments", "paymentId")).containsExactly(paymentId(4), paymentId(3));
    assertThat(ids(second, "payments", "paymentId")).containsExactly(paymentId(2), paymentId(1));
    assertThat(cursor(second)).isEmpty();
  }

  private void payment(int no, String createdAt) {
    rows.payment(paymentId(no), "org-bluewater", ACCOUNT, invoice(no), Money.of("1", "USD"));
    database
        .jdbc()
        .sql("update payment set created_at = cast(? as timestamptz) where payment_id = ?")
        .params(createdAt, paymentId(no))
        .update();
  }

  private static String invoice(int no) {
    return "1710-2026-900000000" + no + "-001";
  }

  private static String paymentId(int no) {
    return "pay_01JDF8Q6W3M5X2C7V9B1N4K6T" + no;
  }

  private static OperationRequest request(String operation, String sort, Optional<String> cursor) {
    Map<String, List<String>> query = new HashMap<>();
    query.put("limit", List.of("2"));
    query.put("sort", List.of(sort));
    cursor.ifPresent(text -> query.put("cursor", List.of(text)));
    return new OperationRequest(
        operation, CALLER, Map.of(), query, Map.of(), Optional.empty(), new byte[0]);
  }

  private static JsonNode json(OperationResponse response) {
    return PortalJson.mapper().valueToTree(response.body());
  }

  private static Optional<String> cursor(JsonNode page) {
    return Optional.of(page.path("nextCursor")).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static List<String> ids(JsonNode page, String list, String field) {
    List<String> ids = new ArrayList<>();
    page.path(list).forEach(entry -> ids.add(entry.path(field).asText()));
    return ids;
  }
}
