package io.openitem.sap.lockbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.Money;
import io.openitem.sap.SapCurrencies;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A batch as {@code API_LOCKBOXPOST_IN/LockboxBatch} takes it: a head over checked items. */
final class LockboxBatchJson {

  /** SAP tells batches of a destination and origin apart by their time; one of a time is enough. */
  private static final String BATCH = "001";

  /** Amounts have 13 digits, 3 of them decimals. */
  private static final BigDecimal AMOUNT_BELOW = new BigDecimal("10000000000");

  private LockboxBatchJson() {}

  /**
   * Puts a batch together.
   *
   * @param items what the guard let pass, each once
   * @param depositAt DepositDateTime
   */
  static ObjectNode of(LockboxLane lane, BatchKey key, Instant depositAt, List<JsonNode> items) {
    Money total =
        items.stream()
            .map(item -> amount(item, key))
            .reduce(Money::plus)
            .orElseThrow(() -> new IllegalArgumentException("a batch has an item"));
    ObjectNode batch =
        JsonNodeFactory.instance
            .objectNode()
            .put("LockboxBatch", BATCH)
            .put("Lockbox", key.lockbox())
            .put("CompanyCode", key.companyCode().value())
            .put("LockboxBatchDestination", lane.destination())
            .put("LockboxBatchOrigin", lane.origin())
            .put("DepositDateTime", depositAt.toString())
            .put("Currency", key.currency())
            .put("AmountInTransactionCurrency", SapCurrencies.text(total));
    batch.putArray("to_Item");
    for (JsonNode item : items) {
      int number = batch.path("to_Item").size() + 1;
      ObjectNode entry =
          batch
              .withArray("to_Item")
              .addObject()
              .put("LockboxBatch", BATCH)
              .put("LockboxBatchItem", String.format(Locale.ROOT, "%05d", number));
      item.properties().forEach(field -> entry.set(field.getKey(), field.getValue()));
    }
    return batch;
  }

  /** Whether a batch, or an item, can be of this amount. */
  static boolean holds(Money amount) {
    return amount.amount().compareTo(AMOUNT_BELOW) < 0;
  }

  /**
   * What an item amounts to.
   *
   * @throws IllegalArgumentException when it is of another currency than its batch
   */
  static Money amount(JsonNode item, BatchKey key) {
    Money amount =
        Money.of(item.path("AmountInTransactionCurrency").asText(), item.path("Currency").asText());
    if (!amount.currency().equals(key.currency())) {
      throw new IllegalArgumentException("an item of another currency than its batch");
    }
    return amount;
  }
}
