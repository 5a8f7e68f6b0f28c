package io.openitem.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.PaymentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Makes payments of rows. */
final class PaymentRows {

  private final ObjectMapper json;

  PaymentRows(ObjectMapper json) {
    this.json = json;
  }

  /** A payment, its items still missing. */
  PaymentView payment(ResultSet row) throws SQLException {
    PaymentStatus status = PaymentStatus.valueOf(row.getString("status"));
    Optional<String> number = Rows.text(row, "document_number");
    return new PaymentView(
        row.getString("payment_id"),
        status,
        Rows.text(row, "reason"),
        new CompanyCode(row.getString("company_code")),
        AccountId.parse(row.getString("account_id")),
        row.getString("processor"),
        List.of(),
        Rows.money(row, "amount"),
        Rows.money(row, "surcharge"),
        Rows.money(row, "total"),
        method(row),
        Rows.text(row, "quote_id"),
        Rows.text(row, "note"),
        optionalJson(row, "next_action"),
        number,
        PaymentView.documentStatus(status, number),
        Rows.text(row, "document_fiscal_year"),
        Timestamps.instant(row, "created_at"),
        Timestamps.optionalInstant(row, "captured_at"),
        Timestamps.instant(row, "updated_at"),
        moneyBack(row),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<PaymentView.MoneyBack> moneyBack(ResultSet row) throws SQLException {
    PaymentView.MoneyBack back =
        new PaymentView.MoneyBack(
            Rows.money(row, "refunded"), Rows.money(row, "returned"), Rows.money(row, "disputed"));
    return Optional.of(back).filter(PaymentView.MoneyBack::isSome);
  }

  InvoicePayment invoicePayment(ResultSet row) throws SQLException {
    PaymentStatus status = PaymentStatus.valueOf(row.getString("status"));
    Optional<String> number = Rows.text(row, "document_number");
    return new InvoicePayment(
        row.getString("payment_id"),
        status,
        Rows.money(row, "paid"),
        number,
        PaymentView.documentStatus(status, number),
        Rows.text(row, "document_fiscal_year"),
        Timestamps.instant(row, "created_at"));
  }

  /** A column of JSON. */
  JsonNode json(ResultSet row, String column) throws SQLException {
    try {
      return json.readTree(row.getString(column));
    } catch (JsonProcessingException e) {
      throw new SQLException(column + " holds no JSON", e);
    }
  }

  static PaymentView with(PaymentView p, List<PaymentView.Item> items) {
    return with(p, items, p.movements(), p.disputes());
  }

  /** With what moved again of it. */
  static PaymentView with(
      PaymentView p, List<PaymentMovement> movements, List<PaymentDispute> disputes) {
    return with(
        p,
        p.items(),
        Optional.of(movements).filter(some -> !some.isEmpty()),
        Optional.of(disputes).filter(some -> !some.isEmpty()));
  }

  private static PaymentView with(
      PaymentView p,
      List<PaymentView.Item> items,
      Optional<List<PaymentMovement>> movements,
      Optional<List<PaymentDispute>> disputes) {
    return new PaymentView(
        p.paymentId(),
        p.status(),
        p.reason(),
        p.companyCode(),
        p.accountId(),
        p.processor(),
        items,
        p.amount(),
        p.surcharge(),
        p.total(),
        p.method(),
        p.quoteId(),
        p.note(),
        p.nextAction(),
        p.documentNumber(),
        p.documentStatus(),
        p.fiscalYear(),
        p.createdAt(),
        p.capturedAt(),
        p.updatedAt(),
        p.moneyBack(),
        movements,
        disputes);
  }

  private static PaymentView.Method method(ResultSet row) throws SQLException {
    return new PaymentView.Method(
        row.getString("method_id"),
        PaymentMethod.Type.valueOf(row.getString("type")),
        row.getString("brand"),
        row.getString("last_four"),
        Rows.text(row, "expiry"),
        Rows.text(row, "holder"),
        PaymentMethod.Funding.valueOf(row.getString("funding")),
        row.getBoolean("is_default"));
  }

  private Optional<JsonNode> optionalJson(ResultSet row, String column) throws SQLException {
    return row.getString(column) == null ? Optional.empty() : Optional.of(json(row, column));
  }
}
