package io.openitem.reversal;

import io.openitem.domain.Money;
import java.util.HashMap;
import java.util.Map;

/** What a payment's history says of money that moved again. */
final class ReversalWords {

  private ReversalWords() {}

  /** The particulars of a movement; the caller may add to them. */
  static Map<String, Object> particulars(Reversal reversal) {
    Map<String, Object> data = new HashMap<>();
    data.put("reversalId", reversal.reversalId());
    data.put("amount", money(reversal.amount()));
    data.put("surcharge", money(reversal.surcharge()));
    data.put("processor", reversal.processor());
    reversal.processorReversalId().ifPresent(id -> data.put("processorReversalId", id));
    reversal.disputeId().ifPresent(id -> data.put("disputeId", id));
    return data;
  }

  /** An amount as events carry it. */
  static Map<String, String> money(Money money) {
    return Map.of("amount", money.plainAmount(), "currency", money.currency());
  }
}
