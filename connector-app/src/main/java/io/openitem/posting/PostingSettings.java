package io.openitem.posting;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How postings are sent, repeated and asked about. Checked at start: what would let a document be
 * posted twice, or a posting wait for ever, does not start.
 *
 * @param lease how long a posting may hold its account's lane before it counts as lost (default 2
 *     min, 1 s to 1 h); longer than openitem.sap.systems.*.call-timeout, or SAP's slow answers to
 *     questions come too late
 * @param callTimeLimit the hard limit of one call to SAP; shorter than the lease (default 30 s)
 * @param sapMaximumRunTime how long SAP may work on a request that we no longer wait for; nothing
 *     is taken for absent before (default 11 min, at most 1 h). Ask the SAP administrator for
 *     rdisp/max_wprun_time, which SAP delivers as 10 min
 * @param firstBackOff the wait after something that was provably not done, where SAP names none;
 *     doubles each time (default 1 s)
 * @param longestBackOff where that doubling ends (default 5 min)
 * @param firstAsk the wait before SAP is asked for what it took but has not finished; doubles each
 *     time (default 250 ms)
 * @param longestAsk where that doubling ends (default 1 min)
 * @param deadline how long a posting may take before it goes on the back office's worklist (default
 *     24 h, at most 30 days)
 * @param consumers how many postings a replica works on at once (default 8, 1 to 64)
 * @param wakerInterval how often each replica looks for what nobody named (default 1 s, 10 ms to 1
 *     min)
 * @param hintAgainAfter when a due posting that nobody took is named again (default 30 s)
 * @param wakerBatchRowsMax how many rows the waker takes at once (default 200, 1 to 1000)
 * @param relayInterval how often the outbox is looked at without being told (default 1 s, 10 ms to
 *     1 min)
 * @param relayBatchRowsMax how many messages one transaction of the broker takes (default 200, 1 to
 *     1000)
 * @param monthsAheadMax how many months after the document date's a posting date may be moved to
 *     where SAP has closed the period and customizing says nextOpenDay (default 2, 1 to 12)
 */
@ConfigurationProperties("openitem.posting")
public record PostingSettings(
    @DefaultValue("2m") Duration lease,
    @DefaultValue("30s") Duration callTimeLimit,
    @DefaultValue("11m") Duration sapMaximumRunTime,
    @DefaultValue("1s") Duration firstBackOff,
    @DefaultValue("5m") Duration longestBackOff,
    @DefaultValue("250ms") Duration firstAsk,
    @DefaultValue("1m") Duration longestAsk,
    @DefaultValue("24h") Duration deadline,
    @DefaultValue("8") int consumers,
    @DefaultValue("1s") Duration wakerInterval,
    @DefaultValue("30s") Duration hintAgainAfter,
    @DefaultValue("200") int wakerBatchRowsMax,
    @DefaultValue("1s") Duration relayInterval,
    @DefaultValue("200") int relayBatchRowsMax,
    @DefaultValue("2") int monthsAheadMax) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException naming the setting that is out of them
   */
  public PostingSettings {
    between("lease", lease, Duration.ofSeconds(1), Duration.ofHours(1));
    between("call-time-limit", callTimeLimit, Duration.ofMillis(100), Duration.ofHours(1));
    if (callTimeLimit.compareTo(lease) >= 0) {
      throw new IllegalArgumentException(
          "openitem.posting.call-time-limit (%s) must be shorter than openitem.posting.lease (%s): a call must not outlive its claim"
              .formatted(callTimeLimit, lease));
    }
    between("sap-maximum-run-time", sapMaximumRunTime, Duration.ZERO, Duration.ofHours(1));
    between("first-back-off", firstBackOff, Duration.ofMillis(1), longestBackOff);
    between("longest-back-off", longestBackOff, firstBackOff, Duration.ofHours(1));
    between("first-ask", firstAsk, Duration.ofMillis(1), longestAsk);
    between("longest-ask", longestAsk, firstAsk, Duration.ofHours(1));
    between("deadline", deadline, Duration.ofSeconds(1), Duration.ofDays(30));
    between("consumers", consumers, 64);
    between("waker-interval", wakerInterval, Duration.ofMillis(10), Duration.ofMinutes(1));
    between("hint-again-after", hintAgainAfter, Duration.ofMillis(10), Duration.ofMinutes(10));
    between("waker-batch-rows-max", wakerBatchRowsMax, 1000);
    between("relay-interval", relayInterval, Duration.ofMillis(10), Duration.ofMinutes(1));
    between("relay-batch-rows-max", relayBatchRowsMax, 1000);
    between("months-ahead-max", monthsAheadMax, 12);
  }

  private static void between(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "openitem.posting.%s is %s, but must be %s to %s".formatted(name, value, least, most));
    }
  }

  private static void between(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "openitem.posting.%s is %d, but must be 1 to %d".formatted(name, value, most));
    }
  }
}
