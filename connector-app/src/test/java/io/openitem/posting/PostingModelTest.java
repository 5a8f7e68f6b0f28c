package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.support.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random runs of the posting mechanism, with crashes between any two steps. A run that breaks an
 * invariant is made as short as it can be and shown with its seed, which repeats it.
 */
class PostingModelTest {

  private static final int LENGTH = 60;
  // One for all runs: making hundreds of databases takes longer than running in them.
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final Duration AS_TOLD = TestSettings.DEFAULTS.sapMaximumRunTime();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("openitem.model.seeds", 40));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void pain22WhateverHappensEachDocumentStandsOnceAndNothingIsForgotten(long seed) {
    List<ModelCommand> commands = ModelCommand.draw(seed, LENGTH);

    Optional<AssertionError> broken = breaks(commands, AS_TOLD);

    assertThat(broken.map(error -> shown(seed, commands, error))).isEmpty();
  }

  /** What the promise rests on, and that the model can fail. */
  @Test
  void anSapThatWorksLongerThanItIsSaidToIsFoundOut() {
    Optional<Long> seed =
        LongStream.rangeClosed(1, 200)
            .filter(
                each ->
                    breaks(ModelCommand.draw(each, LENGTH), AS_TOLD.multipliedBy(20))
                        .filter(
                            error -> String.valueOf(error.getMessage()).contains("documents of"))
                        .isPresent())
            .boxed()
            .findFirst();

    assertThat(seed).isPresent();
  }

  private static Optional<AssertionError> breaks(List<ModelCommand> commands, Duration longestRun) {
    try {
      new PostingModel(DATABASE, longestRun).run(commands);
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(e);
    }
  }

  private static String shown(long seed, List<ModelCommand> commands, AssertionError error) {
    return "seed %d: %s%nby %s".formatted(seed, error.getMessage(), shortest(commands));
  }

  /** Leaves out whatever the failure does not need. */
  private static List<ModelCommand> shortest(List<ModelCommand> commands) {
    List<ModelCommand> left = new ArrayList<>(commands);
    for (int i = left.size() - 1; i >= 0; i--) {
      List<ModelCommand> without = new ArrayList<>(left);
      without.remove(i);
      if (breaks(without, AS_TOLD).isPresent()) {
        left = without;
      }
    }
    return left;
  }
}
