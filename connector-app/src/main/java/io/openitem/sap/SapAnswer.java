package io.openitem.sap;

import io.openitem.domain.Outcome;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How a call to SAP ended. Every call ends in one of these; the connection throws for nothing that
 * the network or SAP does.
 */
public sealed interface SapAnswer {

  /** Whether the call can have changed something in SAP. Reading never does. */
  SapEffect effect();

  /**
   * The outcome that this ending is.
   *
   * @param clock tells how far away a date in {@code Retry-After} is
   * @param whenSuccessful reads a 2xx answer; may still find a refusal or nothing it knows
   * @param <T> what the call brings
   * @return {@code Unknown} where it may have had an effect; {@code NotDone} where it had none and
   *     the same call may succeed later; {@code Refused} where SAP decided
   */
  default <T> Outcome<T> toOutcome(Clock clock, Function<Answered, Outcome<T>> whenSuccessful) {
    if (this instanceof NotSent never) {
      return new Outcome.NotDone<>(never.detail(), never.retryAfter());
    }
    if (this instanceof NoAnswer none) {
      return none.effect() == SapEffect.NONE
          ? Outcome.notDone(none.detail())
          : Outcome.unknown(none.detail());
    }
    Answered answered = (Answered) this;
    String status = "HTTP " + answered.status();
    if (answered.successful()) {
      return whenSuccessful.apply(answered);
    }
    if (answered.effect() != SapEffect.NONE) {
      return Outcome.unknown(status);
    }
    return answered.passing()
        ? new Outcome.NotDone<>(status, answered.retryAfter(clock))
        : Outcome.refused(status, "SAP refused the request");
  }

  /**
   * SAP, or something before it, answered in full.
   *
   * <p>{@link #effect()} is {@code DONE} for 2xx; {@code NONE} for any answer to a read, for a
   * refusal (4xx but 408 and 499), for 501, and for 429 and 503 where the system's settings say so;
   * else {@code UNKNOWN}.
   */
  final class Answered implements SapAnswer {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final SapEffect effect;

    Answered(int status, HttpHeaders headers, byte[] body, SapEffect effect) {
      this.status = status;
      this.headers = headers;
      this.body = body;
      this.effect = effect;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** Whether the status is 2xx. */
    public boolean successful() {
      return status >= 200 && status < 300;
    }

    /** Whether the same call may succeed later: 401, 429 and 503 speak of the moment. */
    public boolean passing() {
      return status == 401 || status == 429 || status == 503;
    }

    /** The headers, their names in any case. */
    public HttpHeaders headers() {
      return headers;
    }

    /**
     * The body's bytes, not longer than the system's {@code body-max}; empty when there is none.
     */
    public byte[] body() {
      return body.clone();
    }

    /** The messages of SAP's {@code sap-message} header, when it came and could be read. */
    public Optional<SapMessage> sapMessage() {
      return headers.firstValue("sap-message").flatMap(SapMessage::parse);
    }

    /**
     * How long SAP asks to wait, from {@code Retry-After} in seconds or as a date.
     *
     * @param clock tells how far away a date is
     * @return not negative; empty when the header is absent or not understood
     */
    public Optional<Duration> retryAfter(Clock clock) {
      return RetryAfter.of(headers, clock);
    }

    @Override
    public SapEffect effect() {
      return effect;
    }

    Answered withEffect(SapEffect other) {
      return new Answered(status, headers, body, other);
    }

    /** Status, effect and size; never the body. */
    @Override
    public String toString() {
      return "Answered[status=" + status + ", effect=" + effect + ", " + body.length + " bytes]";
    }
  }

  /**
   * The call was never sent: provably without effect.
   *
   * @param reason why
   * @param detail for people; holds no secret and no body
   * @param retryAfter how long the other side asked to wait, when it did
   */
  record NotSent(Reason reason, String detail, Optional<Duration> retryAfter) implements SapAnswer {

    /** Why a call was not sent. */
    public enum Reason {
      /** As many calls as allowed were under way for as long as a call may wait. */
      BUSY,
      /** No connection could be made. */
      UNREACHABLE,
      /** No token could be had from the token endpoint. */
      NO_TOKEN,
      /** Time was up, or the thread was told to stop, before anything went out. */
      STOPPED
    }

    NotSent(Reason reason, String detail) {
      this(reason, detail, Optional.empty());
    }

    @Override
    public SapEffect effect() {
      return SapEffect.NONE;
    }
  }

  /**
   * The call was sent, in full or in part, and no complete answer came.
   *
   * @param loss what happened
   * @param detail for people; holds no secret and no body
   * @param status the status, when the answer's head came but its body did not
   * @param effect {@code NONE} for a read, else {@code UNKNOWN}
   */
  record NoAnswer(Loss loss, String detail, OptionalInt status, SapEffect effect)
      implements SapAnswer {

    /** What happened to the answer. */
    public enum Loss {
      /** It did not come in time. */
      TIMEOUT,
      /** The connection ended before it, or in its midst. */
      CONNECTION_LOST,
      /** It is larger than allowed. */
      OVER_LIMIT,
      /** The thread was told to stop while it waited. */
      STOPPED
    }
  }
}
