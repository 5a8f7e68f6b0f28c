package io.openitem.posting;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.store.ClaimedPosting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java steps of the route {@code postPosting}. */
public final class PostingSteps {

  /** The exchange property that says which route is to be called; absent when none is. */
  public static final String CALL = "postingCall";

  /** The exchange property that says why a message is of no use; absent when it is. */
  public static final String UNUSABLE = "postingUnusable";

  private static final String CLAIMED = "postingClaimed";
  private static final Pattern POSTING_ID = Pattern.compile("pst_[0-9A-Z]{26}");
  private static final int BODY_SHOWN_MAX = 40;
  private static final Logger log = LoggerFactory.getLogger(PostingSteps.class);

  private final PostingClaims claims;
  private final PostingRecorder recorder;
  private final Clock clock;
  private final PostingSettings settings;

  /** Claims and records here. */
  public PostingSteps(
      PostingClaims claims, PostingRecorder recorder, Clock clock, PostingSettings settings) {
    this.claims = claims;
    this.recorder = recorder;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Claims the posting that the body names: afterwards the body is the task, and {@link #CALL}
   * names the route that is to do it. Nothing is set when there is nothing to do.
   */
  public void claim(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (!(body instanceof String postingId) || !POSTING_ID.matcher(postingId).matches()) {
      unusable(exchange, String.valueOf(body));
      return;
    }
    Optional<ClaimedPosting> claimed = claims.claim(postingId);
    if (claimed.isEmpty()) {
      log.debug("{} is not to be done now", postingId);
    } else if (tooLate(claimed.get())) {
      recorder.record(
          claimed.get(),
          new Outcome.NotDone<>(
              "not sent: too little was left of the lease", Optional.of(Duration.ZERO)));
    } else {
      exchange.setProperty(CLAIMED, claimed.get());
      exchange.setProperty(CALL, call(claimed.get()));
      exchange.getMessage().setBody(claimed.get().task());
    }
  }

  /** A call that ended with an exception may have had any effect. */
  public void failed(Exchange exchange) {
    Exception e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    ClaimedPosting claimed = claimed(exchange);
    log.error("{}: {} failed", claimed.task().paymentId(), call(claimed), e);
    String kind = e == null ? "an exception" : e.getClass().getSimpleName();
    exchange.getMessage().setBody(Outcome.unknown("the call ended with " + kind));
  }

  /** Records the outcome that the body holds. */
  public void record(Exchange exchange) {
    ClaimedPosting claimed = claimed(exchange);
    recorder.record(claimed, outcome(claimed, exchange.getMessage().getBody()));
  }

  @SuppressWarnings("unchecked") // A route's body has no type; the contract of the call gives it.
  private static Outcome<DocumentNumber> outcome(ClaimedPosting claimed, Object body) {
    return body instanceof Outcome<?> outcome
        ? (Outcome<DocumentNumber>) outcome
        : Outcome.unknown("the route " + call(claimed) + " answered with no outcome");
  }

  private boolean tooLate(ClaimedPosting claimed) {
    Instant longest = clock.instant().plus(settings.callTimeLimit());
    return claimed.open().isEmpty() && longest.isAfter(claimed.leaseUntil());
  }

  private static String call(ClaimedPosting claimed) {
    String kind =
        switch (claimed.task().kind()) {
          case PAYMENT, SURCHARGE -> "post-";
          case CLEARING -> "clear-";
          case REFUND, RETURN, DISPUTE, DISPUTE_WON, REFUND_RETURNED -> "reverse-";
        };
    return (claimed.open().isPresent() ? "ask-" : "") + kind + claimed.api();
  }

  private static ClaimedPosting claimed(Exchange exchange) {
    ClaimedPosting claimed = exchange.getProperty(CLAIMED, ClaimedPosting.class);
    if (claimed == null) {
      throw new IllegalStateException("nothing was claimed");
    }
    return claimed;
  }

  private static void unusable(Exchange exchange, String body) {
    String shown = body.substring(0, Math.min(body.length(), BODY_SHOWN_MAX));
    String printable = shown.replaceAll("[^ -~]", "?");
    log.error("a message names no posting and is put aside: {}", printable);
    exchange.setProperty(UNUSABLE, "names no posting");
  }
}
