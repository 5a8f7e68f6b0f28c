package io.openitem.portal.users;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id, which takes memory and time on purpose. So many at once and no more: a storm of logins
 * waits, twice as many as run at once, and the rest is told at once to come again, rather than
 * exhaust the memory or the places of the whole API.
 */
final class PasswordHashes {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int WAITING_PER_PLACE_MAX = 2;

  private final Argon2PasswordEncoder encoder;
  private final Semaphore places;

  /** Those that run and those that may wait. */
  private final Semaphore room;

  private final Duration waitMax;
  private final String nobodys;

  PasswordHashes(UserSettings settings) {
    this.encoder =
        new Argon2PasswordEncoder(
            SALT_BYTES, HASH_BYTES, LANES, settings.hashMemory(), settings.hashIterations());
    this.places = new Semaphore(settings.hashesAtOnceMax(), true);
    this.room = new Semaphore(settings.hashesAtOnceMax() * (1 + WAITING_PER_PLACE_MAX));
    this.waitMax = settings.hashWaitMax();
    this.nobodys = encode("the password of nobody");
  }

  /**
   * Hashes a password.
   *
   * @throws io.openitem.domain.ProblemException {@code busy} when too many wait
   */
  String hash(String password) {
    return inItsPlace(() -> encode(password));
  }

  /**
   * Whether it is the password. Takes the same time where there is no hash to compare with.
   *
   * @throws io.openitem.domain.ProblemException {@code busy} when too many wait
   */
  boolean matches(String password, Optional<String> hash) {
    boolean same = inItsPlace(() -> encoder.matches(password, hash.orElse(nobodys)));
    return same && hash.isPresent();
  }

  private String encode(String password) {
    String hash = encoder.encode(password);
    if (hash == null) {
      throw new IllegalStateException("no hash was made");
    }
    return hash;
  }

  /**
   * Does work that takes a place.
   *
   * @throws io.openitem.domain.ProblemException {@code busy} when too many wait, or for too long
   */
  <T> T inItsPlace(Supplier<T> work) {
    if (!room.tryAcquire()) {
      throw busy();
    }
    try {
      return inTurn(work);
    } finally {
      room.release();
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    boolean taken = false;
    try {
      taken = places.tryAcquire(waitMax.toMillis(), TimeUnit.MILLISECONDS);
      if (taken) {
        return work.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (taken) {
        places.release();
      }
    }
    throw busy();
  }

  private static ProblemException busy() {
    return Problem.of(ProblemType.BUSY, "Too many log in at once. Try again a little later.")
        .asException();
  }
}
