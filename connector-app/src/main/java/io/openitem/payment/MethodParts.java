package io.openitem.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Ids;
import io.openitem.processor.Processors;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How an organisation's methods are changed; the same in the connector and in its tests. */
public final class MethodParts {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Processors processors;
  private final MethodSettings settings;
  private final ObjectMapper json;
  private final Ids ids;
  private final Clock clock;
  private final ChosenMethods chosen;

  /** Puts them together. */
  public MethodParts(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Processors processors,
      MethodSettings settings,
      ObjectMapper json,
      Ids ids,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.processors = processors;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
    this.chosen = new ChosenMethods(jdbc, new PaymentMethodStore(jdbc));
  }

  /** The step of {@code addPaymentMethod}. */
  public AddPaymentMethod addPaymentMethod() {
    return new AddPaymentMethod(processors, new MethodSetups(jdbc), settings, ids, clock);
  }

  /** The step of {@code removePaymentMethod}. */
  public RemovePaymentMethod removePaymentMethod() {
    return new RemovePaymentMethod(processors, chosen, transactions, clock);
  }

  /** The step of {@code setDefaultPaymentMethod}. */
  public SetDefaultPaymentMethod setDefaultPaymentMethod() {
    return new SetDefaultPaymentMethod(
        chosen, transactions, new PaymentAnswer(json, new GroupJson(json)), clock);
  }
}
