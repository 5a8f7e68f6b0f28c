package io.openitem.bench.drill;

import io.openitem.bench.HttpJson.Answer;
import io.openitem.bench.Portal;
import io.openitem.bench.drill.KeyRecord.Told;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends payments as a careful client does: again with the same key until there is an answer. */
final class PaymentCalls {
  private static final Duration CALL_LIMIT = Duration.ofSeconds(20);
  private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(4);
  private static final long AGAIN_MILLIS = 400;

  private final Portal portal;

  PaymentCalls(Portal portal) {
    this.portal = portal;
  }

  /**
   * Sends once and notes the answer, if one comes.
   *
   * @return the answer; empty when the connection broke
   * @throws HttpTimeoutException when it did not come in time
   */
  Optional<Told> once(KeyRecord key, Duration limit)
      throws HttpTimeoutException, InterruptedException {
    try {
      Answer answer = portal.http().post(portal.api("/payments"), key.headers(), key.body(), limit);
      Told told = new Told(answer.status(), answer.text());
      key.add(told);
      return Optional.of(told);
    } catch (HttpTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Sends until there is an answer that says something; empty when it gave up. */
  Optional<Told> untilAnswered(KeyRecord key) throws InterruptedException {
    Instant until = Instant.now().plus(GIVE_UP_AFTER);
    while (Instant.now().isBefore(until)) {
      Optional<Told> told = patient(key);
      if (told.filter(answer -> answer.isPayment() || answer.isRefusal()).isPresent()) {
        return told;
      }
      TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
    }
    return Optional.empty();
  }

  private Optional<Told> patient(KeyRecord key) throws InterruptedException {
    try {
      return once(key, CALL_LIMIT);
    } catch (HttpTimeoutException e) {
      return Optional.empty();
    }
  }
}
