package io.openitem.sandbox.sap.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Double entry, generation and the journal. */
final class BooksTest {
  @Test
  void everyCurrencySumsToZeroAfterRandomPostingsAndClearings() {
    Ledger ledger = Books.open(7, 300, Optional.empty()).ledger();
    SplittableRandom random = new SplittableRandom(11);

    for (int i = 0; i < 500; i++) {
      long amount = random.nextLong(1, 1_000_000);
      Document in = ledger.post(header("DZ"), payment("0010000001", -amount));
      Document out = ledger.post(header("SA"), payment("0010000001", amount));
      if (random.nextBoolean()) {
        ledger.clear(header("AB"), List.of(in.lines().get(0), out.lines().get(0)));
      }
      assertBalanced(ledger);
    }
  }

  private static void assertBalanced(Ledger ledger) {
    Map<String, Long> balances = ledger.balances("");
    for (SapCurrency currency : SapCurrency.values()) {
      long sum =
          balances.entrySet().stream()
              .filter(each -> each.getKey().endsWith("/" + currency))
              .mapToLong(Map.Entry::getValue)
              .sum();
      assertThat(sum).as("sum of %s", currency).isZero();
    }
  }

  @Test
  void aBalanceIsTheSumOfItsLines() {
    Ledger ledger = Books.open(7, 300, Optional.empty()).ledger();

    ledger.post(header("DZ"), payment("0010000005", -25_00));

    long lines =
        ledger.ofCustomer("0010000005").stream().mapToLong(l -> l.content().amountMinor()).sum();
    assertThat(ledger.balances("1710/0010000005/USD"))
        .containsExactly(Map.entry("1710/0010000005/USD", lines));
    assertThat(lines).isEqualTo(50_00);
  }

  @Test
  void aDocumentThatDoesNotSumToZeroIsNotPostedAndTakesNoNumber() {
    Ledger ledger = Books.open(7, 100, Optional.empty()).ledger();
    Document before = ledger.post(header("DZ"), payment("0010000001", -1));
    List<LineContent> lopsided = List.of(LineContent.gl("11002080", 5, Texts.NONE));

    assertThatThrownBy(() -> ledger.post(header("DZ"), lopsided))
        .isInstanceOf(IllegalArgumentException.class);

    Document after = ledger.post(header("DZ"), payment("0010000001", -1));
    assertThat(after.key().number()).isEqualTo(before.key().number() + 1);
  }

  @Test
  void fixedDocumentsAreTheSameWhateverTheSeed() {
    for (long seed : new long[] {1, 42, 4711}) {
      Ledger ledger = Books.open(seed, 100, Optional.empty()).ledger();

      assertThat(amount(ledger, "1710", 9_000_000_001L)).isEqualByComparingTo("189.63");
      assertThat(amount(ledger, "1710", 9_000_000_002L)).isEqualByComparingTo("12000.00");
      assertThat(amount(ledger, "1710", 9_000_000_004L)).isEqualByComparingTo("-40.00");
      assertThat(amount(ledger, "1710", 9_000_000_010L)).isEqualByComparingTo("75");
      assertThat(amount(ledger, "1810", 9_000_000_001L)).isEqualByComparingTo("5000");
      assertThat(amount(ledger, "1910", 9_000_000_001L)).isEqualByComparingTo("12.345");
      assertThat(amount(ledger, "1010", 9_000_000_003L)).isEqualByComparingTo("60");
    }
  }

  @Test
  void theSameSeedGeneratesTheSameBooks() {
    Ledger one = Books.open(9, 500, Optional.empty()).ledger();
    Ledger other = Books.open(9, 500, Optional.empty()).ledger();

    assertThat(one.balances("")).isEqualTo(other.balances(""));
    assertThat(one.size()).isEqualTo(other.size());
  }

  @Test
  void asManyItemsAsAskedForAreGeneratedOpen() {
    Ledger ledger = Books.open(3, 20_000, Optional.empty()).ledger();

    long open = 0;
    for (Document document : ledger.from(new DocumentKey("", 0, 0))) {
      open +=
          document.lines().stream()
              .filter(line -> line.isCustomer() && !line.state().isCleared())
              .count();
    }
    assertThat(open).isEqualTo(20_000);
  }

  @Test
  void aRestartFindsPostingsClearingsAndBlocks(@TempDir Path dir) throws Exception {
    DocumentKey paid;
    try (Books books = Books.open(5, 100, Optional.of(dir))) {
      Document in = books.ledger().post(header("DZ"), payment("0010000001", -189_63));
      Line invoice = line(books.ledger(), "1710", 9_000_000_001L);
      paid = books.ledger().clear(header("AB"), List.of(in.lines().get(0), invoice)).key();
      Line other = line(books.ledger(), "1710", 9_000_000_002L);
      books.ledger().change(List.of(other), state -> state.blocked("B"));
    }
    Path journal;
    try (var files = Files.list(dir)) {
      journal = files.findFirst().orElseThrow();
    }
    Files.writeString(journal, "{\"event\":\"posted\",\"num", StandardOpenOption.APPEND);

    try (Books books = Books.open(5, 100, Optional.of(dir))) {
      Line invoice = line(books.ledger(), "1710", 9_000_000_001L);

      assertThat(invoice.state().clearingNumber()).isEqualTo(paid.number());
      assertThat(line(books.ledger(), "1710", 9_000_000_002L).state().paymentBlock())
          .isEqualTo("B");
      Document next = books.ledger().post(header("AB"), List.of());
      assertThat(next.key().number()).isEqualTo(paid.number() + 1);
    }
  }

  private static BigDecimal amount(Ledger ledger, String code, long number) {
    return line(ledger, code, number).amount();
  }

  private static Line line(Ledger ledger, String code, long number) {
    return ledger
        .document(new DocumentKey(code, 2026, number))
        .flatMap(document -> document.line(1))
        .orElseThrow();
  }

  private static List<LineContent> payment(String customer, long amountMinor) {
    return List.of(
        LineContent.customer(customer, "", "11", amountMinor, Texts.NONE),
        LineContent.gl(GlAccounts.PROCESSOR_CLEARING, -amountMinor, Texts.NONE));
  }

  private static Header header(String type) {
    return new Header(
        "1710",
        2026,
        type,
        SapCurrency.USD,
        "REF",
        "",
        20_780,
        20_780,
        0,
        "TEST",
        "RFBU",
        "BKPFF",
        "",
        "",
        20_780);
  }
}
