package io.openitem.sap.odata;

import io.openitem.domain.Outcome;
import io.openitem.sap.SapEffect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call to an OData service that did not succeed. {@link #effect()} says whether it may be sent
 * again: {@code NONE} is provably without effect, {@code UNKNOWN} is to be asked about.
 *
 * <p>The message names system, service and SAP's own words, never the body.
 */
public final class SapODataException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Set<Integer> PASSING = Set.of(0, 401, 429, 503);

  private final String system;
  private final int status;
  private final String code;
  private final String sapText;
  private final transient List<SapODataError> details;
  private final transient Optional<Duration> retryAfter;
  private final SapEffect effect;

  SapODataException(
      String call,
      String system,
      int status,
      String code,
      String sapText,
      List<SapODataError> details,
      Optional<Duration> retryAfter,
      SapEffect effect) {
    super(text(call, system, status, code, sapText, effect));
    this.system = system;
    this.status = status;
    this.code = code;
    this.sapText = sapText;
    this.details = List.copyOf(details);
    this.retryAfter = retryAfter;
    this.effect = effect;
  }

  /** What was wrong before anything was sent. */
  static SapODataException beforeSending(String call, String system, String why) {
    return new SapODataException(
        call, system, 0, "", why, List.of(), Optional.empty(), SapEffect.NONE);
  }

  /** The SAP system's name. */
  public String system() {
    return system;
  }

  /** The HTTP status; 0 where none came. */
  public int status() {
    return status;
  }

  /** SAP's code, class and number; empty where it gave none. */
  public String code() {
    return code;
  }

  /** SAP's own text, or what kept it from answering. */
  public String sapText() {
    return sapText;
  }

  /** Every entry of SAP's {@code errordetails}, in its order. */
  public List<SapODataError> details() {
    return details;
  }

  /** How long SAP asked to wait. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Whether the call can have changed something: {@code NONE} or {@code UNKNOWN}. */
  public SapEffect effect() {
    return effect;
  }

  /**
   * The outcome that this failure is.
   *
   * @param <T> what the call would have brought
   * @return {@code Unknown} where it may have had an effect; {@code NotDone} where it had none and
   *     the same call may succeed later; {@code Refused} where SAP decided
   */
  public <T> Outcome<T> toOutcome() {
    if (effect != SapEffect.NONE) {
      return Outcome.unknown(String.valueOf(getMessage()));
    }
    if (PASSING.contains(status)) {
      return new Outcome.NotDone<>(String.valueOf(getMessage()), retryAfter);
    }
    return Outcome.refused(code.isEmpty() ? "HTTP " + status : code, sapText);
  }

  private static String text(
      String call, String system, int status, String code, String sapText, SapEffect effect) {
    StringBuilder text = new StringBuilder(call).append(" at ").append(system).append(": ");
    if (status > 0) {
      text.append("HTTP ").append(status).append(' ');
    }
    if (!code.isEmpty()) {
      text.append('[').append(code).append("] ");
    }
    text.append(sapText);
    return text.append(effect == SapEffect.NONE ? "" : " (may have had an effect)").toString();
  }
}
