package io.openitem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages behind the last key hold every item once, whatever keys there are and how long a page is.
 */
class SyncCursorPropertyTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Comparator<List<String>> BY_KEY =
      Comparator.comparing(key -> String.join("/", key));

  private final SyncScope scope = TestScope.of("1010", "1710", "1810");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void pagesHoldEveryItemOnceAndStartAnewAtAnyCursor(long seed) {
    Random random = new Random(seed);
    List<List<String>> books = books(random, 200);

    List<List<String>> read = read(books, 1 + random.nextInt(17), random);

    assertThat(read).containsExactlyElementsOf(books);
  }

  /** Reads all pages; now and then as a replica that knows nothing but the stored cursor. */
  private List<List<String>> read(List<List<String>> books, int pageItems, Random random) {
    CursorJson stored = new CursorJson(new com.fasterxml.jackson.databind.ObjectMapper());
    List<List<String>> read = new ArrayList<>();
    SyncTurn turn = firstPage();
    while (turn.step() == SyncStep.OPEN_ITEMS) {
      Optional<SyncCursor> settled = scope.settle(turn.step(), turn.cursor());
      SyncCursor cursor = settled.orElseThrow();
      String filter = CubeQuery.open(cursor, java.time.LocalDate.of(2024, 11, 24));
      List<List<String>> page =
          books.stream().filter(key -> TestFilter.fits(filter, key)).limit(pageItems).toList();
      read.addAll(page);
      SyncTally tally = turn.tally().plus(page.size(), 0);
      SyncTurn here = turn.at(cursor, tally);
      turn =
          page.size() < pageItems
              ? here.nextScope(scope, tally, NOW)
              : here.at(cursor.after(keyOf(page)), tally);
      if (random.nextInt(5) == 0) {
        turn = turn.at(stored.read(stored.write(turn.cursor())), turn.tally());
      }
    }
    return read;
  }

  private static List<String> keyOf(List<List<String>> page) {
    List<String> last = page.get(page.size() - 1);
    return last.subList(1, 4);
  }

  private static SyncTurn firstPage() {
    return new SyncTurn(
        "syn_1",
        "replica",
        SyncMode.FULL,
        NOW,
        Optional.empty(),
        SyncStep.OPEN_ITEMS,
        SyncCursor.BEGIN,
        SyncTally.begin(OptionalLong.empty(), 0, NOW));
  }

  /** Few values a part, so that keys often differ in their last part only. */
  private static List<List<String>> books(Random random, int items) {
    return Stream.generate(
            () ->
                List.of(
                    List.of("1010", "1710", "1810").get(random.nextInt(3)),
                    List.of("2024", "2025", "2026").get(random.nextInt(3)),
                    "90000000%02d".formatted(random.nextInt(20)),
                    "%03d".formatted(1 + random.nextInt(4))))
        .limit(items)
        .distinct()
        .sorted(BY_KEY)
        .toList();
  }
}
