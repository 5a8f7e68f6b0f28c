package io.openitem.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the reads command calls and prints. */
final class ReadFigureTest {
  @Test
  void aFigureHasTheAgreedKeys() {
    ReadFigure figure = new ReadFigure("getStatement", 1_000_000, 4_321, 12_345);

    assertThat(figure.toJson())
        .isEqualTo(
            "{\"operation\":\"getStatement\",\"items\":1000000,\"p50Ms\":4.32,\"p99Ms\":12.35}");
  }

  @Test
  void theRatioIsToTheFewestItemsOfTheSameOperation() {
    ReadFigure few = new ReadFigure("getStatement", 100, 2_000, 9_000);
    ReadFigure many = new ReadFigure("getStatement", 1_000, 3_000, 9_000);
    ReadFigure other = new ReadFigure("listInvoices", 10, 1, 1);

    assertThat(many.ratio(List.of(other, many, few))).isEqualTo(1.5);
  }

  @Test
  void everyCallIsFilledIn() {
    List<ReadCall> calls = ReadCall.all("1710-0010000001", LocalDate.of(2026, 11, 25));

    assertThat(calls).extracting(ReadCall::path).doesNotHaveDuplicates();
    assertThat(calls).noneMatch(call -> call.path().contains("%") || call.path().contains("$"));
    assertThat(calls)
        .extracting(ReadCall::path)
        .contains(
            "/invoices",
            "/accounts/1710-0010000001/statement?from=2025-11-25&to=2026-05-09",
            "/payments?invoiceId=1710-2026-9000000004-001");
  }
}
