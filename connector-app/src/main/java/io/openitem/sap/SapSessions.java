package io.openitem.sap;

import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapAnswer.NotSent;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The sessions of a system, one a service, each begun once for all who wait for it. */
final class SapSessions {
  private static final int SERVICES_MAX = 256;

  private final ConcurrentHashMap<String, Slot> slots = new ConcurrentHashMap<>();

  /** Where a service's current session is kept. */
  static final class Slot {
    private final ReentrantLock beginning = new ReentrantLock();
    private final AtomicReference<Optional<SapSession>> current =
        new AtomicReference<>(Optional.empty());

    Optional<SapSession> current() {
      return current.get();
    }

    /** Keeps what an answer says of the session it was given in, unless another took its place. */
    void learn(Optional<SapSession> used, Answered answer) {
      SapSession next =
          used.map(session -> session.with(answer.headers()))
              .orElseGet(() -> SapSession.begun(answer.headers()));
      boolean worthKeeping = used.isPresent() || next.token().isPresent();
      if (worthKeeping) {
        current.updateAndGet(now -> now.equals(used) ? Optional.of(next) : now);
      }
    }

    /**
     * The session to use in place of {@code refused}: the one that another thread has begun since,
     * or a new one.
     */
    Begun begin(Optional<SapSession> refused, Deadline end, Supplier<SapAnswer> fetch) {
      try {
        if (!beginning.tryLock(end.left().toNanos(), TimeUnit.NANOSECONDS)) {
          return new Failed(new NotSent(NotSent.Reason.BUSY, "no session within call-timeout"));
        }
      } catch (InterruptedException told) {
        Thread.currentThread().interrupt();
        return new Failed(new NotSent(NotSent.Reason.STOPPED, "the thread was told to stop"));
      }
      try {
        Optional<SapSession> now = current.get();
        if (now.isPresent() && !sameToken(now, refused)) {
          return new Session(now.get());
        }
        SapAnswer answer = fetch.get();
        if (answer instanceof Answered answered && answered.successful()) {
          SapSession begun = SapSession.begun(answered.headers());
          current.set(Optional.of(begun));
          return new Session(begun);
        }
        return new Failed(answer);
      } finally {
        beginning.unlock();
      }
    }
  }

  /**
   * Whether two sessions have the same token. Cookies are not compared: another answer may have
   * renewed one since, which makes a refused token no better.
   */
  static boolean sameToken(Optional<SapSession> one, Optional<SapSession> other) {
    return one.isPresent() && other.isPresent() && one.get().token().equals(other.get().token());
  }

  /** A session, or how the attempt to begin one ended. */
  sealed interface Begun {}

  /** There is one. */
  record Session(SapSession session) implements Begun {}

  /** There is none. */
  record Failed(SapAnswer answer) implements Begun {}

  Slot of(String servicePath) {
    if (slots.size() >= SERVICES_MAX && !slots.containsKey(servicePath)) {
      throw new IllegalStateException("More than " + SERVICES_MAX + " services at one SAP system");
    }
    return slots.computeIfAbsent(servicePath, path -> new Slot());
  }
}
