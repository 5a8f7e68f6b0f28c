package io.openitem.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.Caller;
import io.openitem.domain.Ids;
import io.openitem.domain.OpenItem;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.SurchargeRule;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows what a payment would cost: the bean steps of the route {@code quotePayment}. */
public final class QuotePayment {

  private final MethodDirectory methods;
  private final RequestedObjects requested;
  private final Grouping grouping;
  private final GroupJson groupJson;
  private final QuoteStore quotes;
  private final CompanyCodes companyCodes;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final ObjectMapper json;
  private final Duration validity;
  private final Ids ids;
  private final Clock clock;

  QuotePayment(
      MethodDirectory methods,
      RequestedObjects requested,
      Grouping grouping,
      GroupJson groupJson,
      QuoteStore quotes,
      CompanyCodes companyCodes,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      ObjectMapper json,
      Duration validity,
      Ids ids,
      Clock clock) {
    this.methods = methods;
    this.requested = requested;
    this.grouping = grouping;
    this.groupJson = groupJson;
    this.quotes = quotes;
    this.companyCodes = companyCodes;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.json = json;
    this.validity = validity;
    this.ids = ids;
    this.clock = clock;
  }

  /** First step: the checks that need no SAP. */
  public PaymentIntake begin(@Body OperationRequest operation) {
    Caller caller = operation.caller();
    PaymentRequest request = PaymentRequest.read(operation.body().orElseThrow());
    PaymentMethod method = methods.require(caller.organisation(), request.methodId());
    requested.require(caller, request);
    return new PaymentIntake(
        operation.operationId(),
        caller,
        request,
        "",
        Optional.of(method),
        Optional.empty(),
        clock.instant());
  }

  /**
   * Last step: a quote for each group.
   *
   * @param items the invoices as SAP has them now
   */
  public OperationResponse quote(
      @ExchangeProperty(PaymentIntake.PROPERTY) PaymentIntake intake, @Body List<OpenItem> items) {
    PaymentMethod method = intake.method().orElseThrow();
    List<PaymentGroup> groups = grouping.groups(intake.caller(), intake.request(), method, items);
    groups.forEach(this::requireFree);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant expires = now.plus(validity);
    List<QuoteStore.Quote> made =
        groups.stream()
            .map(
                group ->
                    new QuoteStore.Quote(
                        ids.quote(),
                        intake.caller().organisation(),
                        intake.caller().user(),
                        method.id(),
                        group,
                        now,
                        expires))
            .toList();
    transactions.executeWithoutResult(transaction -> made.forEach(quotes::insert));
    return OperationResponse.ok(answer(made, expires));
  }

  private void requireFree(PaymentGroup group) {
    List<String> taken = PaymentOpening.reservedByOthers(jdbc, "", group.items());
    if (!taken.isEmpty()) {
      throw PaymentOpening.beingPaid(taken);
    }
  }

  private ObjectNode answer(List<QuoteStore.Quote> made, Instant expires) {
    ObjectNode answer = json.createObjectNode();
    ArrayNode array = answer.putArray("groups");
    for (QuoteStore.Quote quote : made) {
      ObjectNode node = json.createObjectNode();
      node.put("quoteId", quote.quoteId());
      node.setAll(groupJson.write(quote.group()));
      surchargeText(quote.group()).ifPresent(text -> node.put("surchargeText", text));
      array.add(node);
    }
    answer.put("expiresAt", expires.toString());
    return answer;
  }

  private Optional<String> surchargeText(PaymentGroup group) {
    return group.surcharge().isPositive()
        ? companyCodes
            .find(group.account().companyCode())
            .flatMap(customizing -> customizing.surchargeIn(group.amount().currency()))
            .map(QuotePayment::text)
        : Optional.empty();
  }

  private static String text(SurchargeRule rule) {
    return "A fee of %s %% applies to credit card payments over %s."
        .formatted(rule.rate().movePointRight(2).stripTrailingZeros().toPlainString(), rule.over());
  }
}
