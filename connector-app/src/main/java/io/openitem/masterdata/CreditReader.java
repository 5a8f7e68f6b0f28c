package io.openitem.masterdata;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads CreditMgmtBusinessPartner with its accounts. Source: API_CRDTMBUSINESSPARTNER, OData V2.
 */
final class CreditReader {

  private CreditReader() {}

  /**
   * The limit in a segment; empty where SAP has none. Zero is a limit only where SAP says so: it is
   * also what the field holds while none is set.
   */
  static Optional<Money> limit(JsonNode answer, String segment) {
    JsonNode accounts = answer.path(0).path("to_CreditMgmtAccountTP");
    JsonNode rows = accounts.isArray() ? accounts : accounts.path("results");
    for (JsonNode row : rows) {
      if (row.path("CreditSegment").asText().equals(segment)) {
        return limit(row);
      }
    }
    return Optional.empty();
  }

  private static Optional<Money> limit(JsonNode row) {
    String amount = row.path("CreditLimitAmount").asText("");
    String currency = row.path("CreditSegmentCurrency").asText("");
    if (amount.isEmpty() || currency.isEmpty()) {
      return Optional.empty();
    }
    Money limit = new Money(new BigDecimal(amount), currency);
    return limit.isPositive() || row.path("CreditLimitIsZero").asBoolean()
        ? Optional.of(limit)
        : Optional.empty();
  }
}
