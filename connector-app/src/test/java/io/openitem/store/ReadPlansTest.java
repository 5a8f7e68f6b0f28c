package io.openitem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.AccountId;
import io.openitem.domain.Caller;
import io.openitem.support.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * What callers list is read through indexes, whatever they filter and sort by: no plan walks over a
 * large table.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadPlansTest {

  private static final Set<String> LARGE =
      Set.of(
          "open_item",
          "payment",
          "payment_item",
          "payment_reversal",
          "account_day",
          "account_due",
          "account_clearing");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final Set<AccountId> ACCOUNTS =
      IntStream.range(0, 20)
          .mapToObj("1710-%010d"::formatted)
          .map(AccountId::parse)
          .collect(Collectors.toSet());
  private static final Caller CALLER = new Caller("alice", "org-0", ACCOUNTS, Set.of());
  private static final AccountId ACCOUNT = AccountId.parse("1710-0000000000");

  private TestDatabase database;
  private ExplainedQueries explained;

  @BeforeAll
  void start() {
    database = TestDatabase.create();
    explained = new ExplainedQueries(database.dataSource());
    ManyRows.fill(database.jdbc(), 20_000);
  }

  @AfterAll
  void stop() {
    database.close();
  }

  @TestFactory
  Stream<DynamicTest> invoicesAreListedThroughIndexes() {
    InvoiceReader invoices = new InvoiceReader(JdbcClient.create(explained));
    List<DynamicTest> tests = new ArrayList<>();
    for (InvoiceSort sort : InvoiceSort.values()) {
      for (boolean descending : new boolean[] {false, true}) {
        String currency = sort == InvoiceSort.AMOUNT ? "USD" : null;
        Object value = sort == InvoiceSort.AMOUNT ? new BigDecimal("10.00") : TODAY.minusDays(100);
        for (Optional<PageKey> after :
            List.of(
                Optional.<PageKey>empty(), Optional.of(new PageKey(value, "1710-2026-1-001")))) {
          tests.add(
              test(
                  "%s %s %s".formatted(sort, descending ? "descending" : "", after),
                  () ->
                      invoices.list(
                          ACCOUNTS, invoices(currency, Map.of()), sort, descending, after, 50)));
        }
      }
    }
    Map<String, Object> filters = new LinkedHashMap<>();
    filters.put("account", List.of(ACCOUNT.toString()));
    filters.put("companyCode", "1710");
    filters.put("number", "9000000004");
    filters.put("dueFrom", TODAY.minusDays(40));
    filters.put("dueTo", TODAY.minusDays(300));
    filters.put("overdue", true);
    filters.put("amountFrom", new BigDecimal("9990.00"));
    filters.put("amountTo", new BigDecimal("3.00"));
    filters.put("currency", "JPY");
    filters.put("purchaseOrder", "PO-17");
    filters.forEach(
        (name, value) ->
            tests.add(
                test(
                    name,
                    () ->
                        invoices.list(
                            ACCOUNTS,
                            invoices(name.startsWith("amount") ? "USD" : null, Map.of(name, value)),
                            InvoiceSort.DUE_DATE,
                            false,
                            Optional.empty(),
                            50))));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> paymentsAreListedThroughIndexes() {
    PaymentReader payments = new PaymentReader(JdbcClient.create(explained), new ObjectMapper());
    List<DynamicTest> tests = new ArrayList<>();
    for (PaymentSort sort : PaymentSort.values()) {
      for (boolean descending : new boolean[] {false, true}) {
        String currency = sort == PaymentSort.TOTAL ? "USD" : null;
        Object value =
            sort == PaymentSort.TOTAL
                ? new BigDecimal("10.00")
                : TODAY.minusDays(100).atStartOfDay().atOffset(java.time.ZoneOffset.UTC);
        for (Optional<PageKey> after :
            List.of(Optional.<PageKey>empty(), Optional.of(new PageKey(value, "pay_1")))) {
          tests.add(
              test(
                  "%s %s %s".formatted(sort, descending ? "descending" : "", after),
                  () ->
                      payments.list(
                          CALLER, payments(currency, Map.of()), sort, descending, after, 50)));
        }
      }
    }
    Map<String, Object> filters = new LinkedHashMap<>();
    filters.put("account", List.of(ACCOUNT.toString()));
    filters.put("companyCode", "1710");
    filters.put("invoiceId", "1710-2026-9000000004-001");
    filters.put("status", List.of("DECLINED"));
    filters.put("amountFrom", new BigDecimal("9990.00"));
    filters.put("amountTo", new BigDecimal("3.00"));
    filters.put("currency", "JPY");
    filters.put("methodId", "pm_3");
    filters.put("createdFrom", TODAY.minusDays(10));
    filters.put("createdTo", TODAY.minusDays(300));
    filters.put("purchaseOrder", "PO-17");
    filters.put("documentNumber", "1400000004");
    filters.forEach(
        (name, value) ->
            tests.add(
                test(
                    name,
                    () ->
                        payments.list(
                            CALLER,
                            payments(name.startsWith("amount") ? "USD" : null, Map.of(name, value)),
                            PaymentSort.CREATED_AT,
                            true,
                            Optional.empty(),
                            50))));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> statementsAreReadThroughIndexes() {
    StatementReader statements =
        new StatementReader(
            JdbcClient.create(explained), new DataSourceTransactionManager(explained));
    StatementPeriod year = new StatementPeriod(TODAY.minusDays(365), TODAY);
    StatementPeriod past = new StatementPeriod(TODAY.minusDays(250), TODAY.minusDays(200));
    List<DynamicTest> tests = new ArrayList<>();
    Map<String, Object> filters = new LinkedHashMap<>();
    filters.put("none", "");
    filters.put("open", StatementFilter.State.OPEN);
    filters.put("cleared", StatementFilter.State.CLEARED);
    filters.put("documentType", "DZ");
    filters.put("reference", "0000000004");
    filters.put("amountFrom", new BigDecimal("9990.00"));
    filters.put("amountTo", new BigDecimal("-9990.00"));
    filters.put("currency", "JPY");
    filters.forEach(
        (name, value) -> {
          for (StatementPeriod period : List.of(year, past)) {
            for (String after : List.of("", "1710-2026-1-001", "clearing-1710-2026-1-USD")) {
              tests.add(
                  test(
                      "%s %s after %s".formatted(name, period, after),
                      () ->
                          statements.read(
                              ACCOUNT,
                              period,
                              statement(name, value),
                              Optional.of(after)
                                  .filter(id -> !id.isEmpty())
                                  .map(id -> new PageKey(period.from().plusDays(20), id)),
                              50)));
            }
          }
        });
    return tests.stream();
  }

  private DynamicTest test(String name, Runnable reads) {
    return dynamicTest(
        name,
        () -> {
          explained.taken();

          reads.run();

          List<ExplainedQueries.Plan> plans = explained.taken();
          assertThat(plans).isNotEmpty();
          for (ExplainedQueries.Plan plan : plans) {
            assertThat(plan.scanned())
                .as(() -> plan.sql() + "\n" + plan.plan().toPrettyString())
                .doesNotContainAnyElementsOf(LARGE);
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static InvoiceFilter invoices(
      @org.jspecify.annotations.Nullable String currency, Map<String, Object> filter) {
    return new InvoiceFilter(
        (List<String>) filter.getOrDefault("account", List.of()),
        value(filter, "companyCode"),
        value(filter, "number"),
        value(filter, "dueFrom"),
        value(filter, "dueTo"),
        value(filter, "overdue"),
        TODAY,
        value(filter, "amountFrom"),
        value(filter, "amountTo"),
        Optional.ofNullable(currency).or(() -> value(filter, "currency")),
        value(filter, "purchaseOrder"));
  }

  @SuppressWarnings("unchecked")
  private static PaymentFilter payments(
      @org.jspecify.annotations.Nullable String currency, Map<String, Object> filter) {
    return new PaymentFilter(
        (List<String>) filter.getOrDefault("account", List.of()),
        value(filter, "companyCode"),
        value(filter, "invoiceId"),
        (List<String>) filter.getOrDefault("status", List.of()),
        value(filter, "amountFrom"),
        value(filter, "amountTo"),
        Optional.ofNullable(currency).or(() -> value(filter, "currency")),
        value(filter, "methodId"),
        value(filter, "createdFrom"),
        value(filter, "createdTo"),
        value(filter, "purchaseOrder"),
        value(filter, "documentNumber"));
  }

  private static StatementFilter statement(String name, Object value) {
    Map<String, Object> filter = Map.of(name, value);
    return new StatementFilter(
        value instanceof StatementFilter.State state ? state : StatementFilter.State.ALL,
        value(filter, "documentType"),
        value(filter, "reference"),
        value(filter, "amountFrom"),
        value(filter, "amountTo"),
        name.startsWith("amount") ? Optional.of("USD") : value(filter, "currency"));
  }

  @SuppressWarnings("unchecked")
  private static <T> Optional<T> value(Map<String, Object> filter, String name) {
    return Optional.ofNullable((T) filter.get(name));
  }
}
