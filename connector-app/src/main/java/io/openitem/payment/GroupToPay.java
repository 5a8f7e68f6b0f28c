package io.openitem.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.OpenItem;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one group that a payment pays, bound to the quote that was shown. */
final class GroupToPay {

  private final Grouping grouping;
  private final GroupJson json;
  private final QuoteStore quotes;
  private final Clock clock;

  GroupToPay(Grouping grouping, GroupJson json, QuoteStore quotes, Clock clock) {
    this.grouping = grouping;
    this.json = json;
    this.quotes = quotes;
    this.clock = clock;
  }

  /**
   * What is to be paid.
   *
   * @throws io.openitem.domain.ProblemException when the invoices are no one group, or the quote is
   *     not what would be charged
   */
  PaymentGroup group(PaymentIntake intake, PaymentMethod method, List<OpenItem> items) {
    List<PaymentGroup> groups = grouping.groups(intake.caller(), intake.request(), method, items);
    if (groups.size() > 1) {
      throw mixed(groups);
    }
    PaymentGroup group = groups.get(0);
    Optional<String> quoteId = intake.request().quoteId();
    if (quoteId.isPresent()) {
      requireQuoted(intake, method, group, quoteId.get());
    } else if (group.surcharge().isPositive()) {
      throw stale(
          "This payment costs a surcharge of %s, which has to be shown first. Ask for a quote and pay by it."
              .formatted(group.surcharge()));
    }
    return group;
  }

  private void requireQuoted(
      PaymentIntake intake, PaymentMethod method, PaymentGroup group, String quoteId) {
    QuoteStore.Quote quote =
        quotes
            .find(intake.caller().organisation(), quoteId)
            .filter(found -> intake.caller().accounts().contains(found.group().account()))
            .orElseThrow(
                () ->
                    Problem.of(ProblemType.NOT_FOUND, "There is no quote " + quoteId + ".")
                        .asException());
    if (!clock.instant().isBefore(quote.expiresAt())) {
      throw stale("Quote " + quoteId + " has expired. Ask for a new one.");
    }
    if (!quote.methodId().equals(method.id()) || !sameContent(quote.group(), group)) {
      throw stale(
          "Quote %s showed %s for other invoices, amounts or another method; this would be %s. Ask for a new one."
              .formatted(quoteId, quote.group().total(), group.total()));
    }
  }

  /** The order of the items does not matter. */
  private static boolean sameContent(PaymentGroup quoted, PaymentGroup now) {
    return quoted.account().equals(now.account())
        && quoted.processor().equals(now.processor())
        && quoted.total().equals(now.total())
        && quoted.surcharge().equals(now.surcharge())
        && Map.copyOf(byInvoice(quoted)).equals(byInvoice(now));
  }

  private static Map<Object, Object> byInvoice(PaymentGroup group) {
    Map<Object, Object> amounts = new java.util.HashMap<>();
    group.items().forEach(item -> amounts.put(item.invoice(), item.amount()));
    return amounts;
  }

  private static RuntimeException stale(String detail) {
    return Problem.of(ProblemType.QUOTE_STALE, detail).asException();
  }

  private RuntimeException mixed(List<PaymentGroup> groups) {
    List<JsonNode> parts = groups.stream().<JsonNode>map(json::write).toList();
    return Problem.of(
            ProblemType.MIXED_GROUPS,
            "The invoices make %d payments, one for each company code, account and currency. Pay each group by itself."
                .formatted(groups.size()))
        .with("groups", parts)
        .asException();
  }
}
