package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.InvoiceId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CubeQueryTest {

  private static final LocalDate SINCE = LocalDate.of(2024, 11, 24);
  private static final SyncCursor BEGIN = SyncCursor.beginOf("1710");

  @Test
  void itemsOfACompanyCodeAreThoseOfCustomersThatAreOpenOrWereClearedLately() {
    String filter = CubeQuery.open(BEGIN, SINCE);

    assertThat(filter)
        .isEqualTo(
            "FinancialAccountType eq 'D' and CompanyCode eq '1710' and"
                + " (IsCleared eq false or ClearingDate ge datetime'2024-11-24T00:00:00')");
  }

  @Test
  void theNextPageBeginsBehindTheLastKey() {
    String filter = CubeQuery.open(BEGIN.after(List.of("2026", "9000000001", "001")), SINCE);

    assertThat(filter)
        .endsWith(
            " and (FiscalYear gt '2026' or (FiscalYear eq '2026' and"
                + " (AccountingDocument gt '9000000001' or (AccountingDocument eq '9000000001'"
                + " and AccountingDocumentItem gt '001'))))");
  }

  @Test
  void aDeltaBeginsInTheCompanyCodesOwnDayLessTheOverlap() {
    Instant lateInNewYork = Instant.parse("2026-11-24T03:00:00Z");

    String filter = CubeQuery.changed(BEGIN, lateInNewYork, ZoneId.of("America/New_York"), 1);

    assertThat(filter)
        .contains("LastChangeDate ge datetime'2026-11-22T00:00:00'")
        .contains("AccountingDocumentCreationDate ge datetime'2026-11-22T00:00:00'")
        .contains("ClearingCreationDate ge datetime'2026-11-22T00:00:00'")
        .doesNotContain("IsCleared");
  }

  @Test
  void itemsOfOneYearAndLineNumberShareThatPartOfTheFilter() {
    List<InvoiceId> ids =
        List.of(
            InvoiceId.parse("1710-2026-9000000001-001"),
            InvoiceId.parse("1710-2026-9000000002-001"));

    List<String> filters = CubeQuery.items(ids, 4_000);

    assertThat(filters)
        .containsExactly(
            "FinancialAccountType eq 'D' and ((CompanyCode eq '1710' and FiscalYear eq '2026' and"
                + " AccountingDocumentItem eq '001' and (AccountingDocument eq '9000000001' or"
                + " AccountingDocument eq '9000000002')))");
  }

  @Test
  void aHundredItemsWithNothingInCommonArePutAsSeveralShortQuestions() {
    List<InvoiceId> ids =
        IntStream.rangeClosed(1, 100)
            .mapToObj(n -> InvoiceId.parse("1710-2026-90000%05d-%03d".formatted(n, n)))
            .toList();

    List<String> filters = CubeQuery.items(ids, 4_000);

    assertThat(filters)
        .hasSizeBetween(2, 5)
        .allSatisfy(it -> assertThat(it).hasSizeLessThan(4_200));
    assertThat(ids)
        .allSatisfy(id -> assertThat(filters).anyMatch(it -> it.contains(id.document().number())));
  }

  @Test
  void aQuoteInAKeyIsWrittenTwice() {
    assertThat(CubeQuery.literal("O'Neill")).isEqualTo("'O''Neill'");
  }
}
