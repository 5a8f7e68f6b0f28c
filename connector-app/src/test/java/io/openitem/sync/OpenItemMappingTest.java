package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.AccountId;
import io.openitem.domain.Money;
import io.openitem.domain.OpenItem;
import io.openitem.mapping.Mappings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class OpenItemMappingTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Mappings MAPPINGS = Mappings.load(DeployedFiles.packaged());

  private final OpenItemMapping mapping = new OpenItemMapping(MAPPINGS);

  @ParameterizedTest
  @CsvSource({
    "ordinary, 189.63, USD",
    "zero-decimals, 5000, JPY",
    "three-decimals, 12.345, KWD",
    "credit-memo, -40.00, USD"
  })
  void anAmountIsWhatSapSays(String golden, String amount, String currency) {
    OpenItem item = only(row(golden));

    assertThat(item.amount()).isEqualTo(Money.of(amount, currency));
  }

  @Test
  void aDayIsSapsDayWhateverTheZoneOfThisMachine() {
    OpenItem item = only(row("ordinary"));

    assertThat(item.documentDate()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(item.netDueDate()).isEqualTo(LocalDate.of(2026, 10, 31));
  }

  @Test
  void anItemWithoutADueDateIsDueOnItsDocumentsDate() {
    OpenItem item = only(row("credit-memo"));

    assertThat(item.netDueDate()).isEqualTo(item.documentDate());
  }

  @Test
  void aBranchsItemStandsOnItsHeadOffice() {
    OpenItem item = only(row("branch-on-head-office"));

    assertThat(item.account()).isEqualTo(AccountId.parse("1710-0010001000"));
  }

  @Test
  void blockedAndInAPaymentRunAreTold() {
    assertThat(only(row("blocked")).paymentBlock()).contains("A");
    assertThat(only(row("ordinary")).paymentBlock()).isEmpty();
    assertThat(only(row("in-payment-run")).inPaymentRun()).isTrue();
    assertThat(only(row("ordinary").put("HasPaymentOrder", true)).inPaymentRun()).isTrue();
    assertThat(only(row("ordinary")).inPaymentRun()).isFalse();
  }

  @Test
  void aClearedItemNamesItsClearingDocument() {
    OpenItem item = only(row("cleared"));

    assertThat(item.cleared()).isTrue();
    assertThat(item.clearingDocument()).hasToString("Optional[1710-2026-1400000007]");
  }

  @ParameterizedTest
  @CsvSource({
    "TransactionCurrency, XYZ",
    "AmountInTransactionCurrency, 1.234",
    "AmountInTransactionCurrency, 1e3",
    "Customer, ''",
    "DocumentDate, yesterday",
    "AccountingDocumentItem, 1"
  })
  void aRowThatIsNoItemIsNamedAndSpoilsNoOther(String field, String value) {
    ArrayNode page = JSON.createArrayNode().add(row("ordinary").put(field, value));
    page.add(row("credit-memo"));

    Rows<OpenItem> rows = mapping.map(page, null, null);

    assertThat(rows.mapped()).hasSize(1);
    assertThat(rows.unreadable()).hasSize(1);
    assertThat(rows.lastKey()).containsExactly("2026", "9000000004", "001");
  }

  @Test
  void aMissingBlockFlagIsNotReadAsNone() {
    ObjectNode row = row("ordinary");
    row.remove("IsUsedInPaymentTransaction");

    Rows<OpenItem> rows = mapping.map(JSON.createArrayNode().add(row), null, null);

    assertThat(rows.mapped()).isEmpty();
    assertThat(rows.unreadable()).hasSize(1);
  }

  @Test
  void aPageIsMappedInASmallPartOfTheTimeThatSapNeedsForIt() {
    ArrayNode page = JSON.createArrayNode();
    for (int i = 0; i < 1_000; i++) {
      page.add(row("ordinary"));
    }
    mapping.map(page, null, null);
    Instant begin = Instant.now();

    for (int i = 0; i < 20; i++) {
      mapping.map(page, null, null);
    }

    long perSecond = 20_000L * 1_000 / Duration.between(begin, Instant.now()).toMillis();
    LoggerFactory.getLogger(getClass()).info("mapped {} items a second", perSecond);
    assertThat(perSecond).isGreaterThan(1_000);
  }

  private OpenItem only(ObjectNode row) {
    Rows<OpenItem> rows = mapping.map(JSON.createArrayNode().add(row), null, null);
    assertThat(rows.unreadable()).isEmpty();
    return rows.mapped().get(0);
  }

  private static ObjectNode row(String golden) {
    String name = "/mappings/open-item/golden/open-item." + golden + ".in.json";
    try (InputStream in = OpenItemMappingTest.class.getResourceAsStream(name)) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
