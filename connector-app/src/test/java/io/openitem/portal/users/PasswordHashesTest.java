package io.openitem.portal.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.domain.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A storm of logins holds no more of the API's places than it may. */
class PasswordHashesTest {

  private static final int CALLS = 10;

  private final PasswordHashes hashes =
      new PasswordHashes(
          new UserSettings(
              Duration.ofMinutes(30),
              Duration.ofHours(12),
              3,
              Duration.ofHours(48),
              Duration.ofHours(1),
              8,
              7_168,
              1,
              1,
              Duration.ofSeconds(30),
              500));

  @Test
  void twiceAsManyWaitAsRunAndTheOthersAreBusyAtOnce() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService callers = Executors.newFixedThreadPool(CALLS);
    try {
      List<Future<String>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        calls.add(callers.submit(() -> call(end)));
      }

      // Well before the 30 s that a place is waited for.
      await().atMost(Duration.ofSeconds(10)).until(() -> done(calls) == CALLS - 3);
      end.countDown();

      List<String> answers = new ArrayList<>();
      for (Future<String> call : calls) {
        answers.add(call.get());
      }
      assertThat(answers).filteredOn("busy"::equals).hasSize(CALLS - 3);
      assertThat(answers).filteredOn("done"::equals).hasSize(3);
      assertThat(hashes.hash("seven blue herons at dawn")).startsWith("$argon2id$");
    } finally {
      end.countDown();
      callers.shutdownNow();
    }
  }

  private String call(CountDownLatch end) {
    try {
      return hashes.inItsPlace(
          () -> {
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return "done";
          });
    } catch (ProblemException e) {
      return e.problem().type().slug();
    }
  }

  private static long done(List<Future<String>> calls) {
    return calls.stream().filter(Future::isDone).count();
  }
}
