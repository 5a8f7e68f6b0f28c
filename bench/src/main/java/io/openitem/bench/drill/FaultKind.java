package io.openitem.bench.drill;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that the drill can do to the system, by the name that {@code --faults} takes. */
enum FaultKind {
  KILL_CONNECTOR,
  KILL_BROKER,
  KILL_POSTGRES,

  CLIENTS_CUT_BEFORE(Link.CLIENTS, WireFault.CUT_BEFORE),
  CLIENTS_CUT_WITHIN(Link.CLIENTS, WireFault.CUT_WITHIN),
  CLIENTS_CUT_AFTER(Link.CLIENTS, WireFault.CUT_AFTER),
  CLIENTS_STALL(Link.CLIENTS, WireFault.STALL),
  WEBHOOKS_CUT_BEFORE(Link.WEBHOOKS, WireFault.CUT_BEFORE),
  WEBHOOKS_CUT_WITHIN(Link.WEBHOOKS, WireFault.CUT_WITHIN),
  WEBHOOKS_CUT_AFTER(Link.WEBHOOKS, WireFault.CUT_AFTER),
  WEBHOOKS_STALL(Link.WEBHOOKS, WireFault.STALL),
  SAP_CUT_BEFORE(Link.SAP, WireFault.CUT_BEFORE),
  SAP_CUT_WITHIN(Link.SAP, WireFault.CUT_WITHIN),
  SAP_CUT_AFTER(Link.SAP, WireFault.CUT_AFTER),
  SAP_STALL(Link.SAP, WireFault.STALL),
  PROCESSOR_CUT_BEFORE(Link.PROCESSOR, WireFault.CUT_BEFORE),
  PROCESSOR_CUT_WITHIN(Link.PROCESSOR, WireFault.CUT_WITHIN),
  PROCESSOR_CUT_AFTER(Link.PROCESSOR, WireFault.CUT_AFTER),
  PROCESSOR_STALL(Link.PROCESSOR, WireFault.STALL),
  BROKER_CUT_BEFORE(Link.BROKER, WireFault.CUT_BEFORE),
  BROKER_CUT_WITHIN(Link.BROKER, WireFault.CUT_WITHIN),
  BROKER_CUT_AFTER(Link.BROKER, WireFault.CUT_AFTER),
  BROKER_STALL(Link.BROKER, WireFault.STALL),
  POSTGRES_CUT_BEFORE(Link.POSTGRES, WireFault.CUT_BEFORE),
  POSTGRES_CUT_WITHIN(Link.POSTGRES, WireFault.CUT_WITHIN),
  POSTGRES_CUT_AFTER(Link.POSTGRES, WireFault.CUT_AFTER),
  POSTGRES_STALL(Link.POSTGRES, WireFault.STALL),

  /** A document is posted or a clearing taken, and SAP's answer never comes. */
  SAP_LOST_ANSWER,
  SAP_500,
  SAP_503_RETRY_AFTER,
  SAP_429,
  SAP_SLOW,
  /** All sessions, CSRF and bearer tokens of SAP end at once. */
  SAP_SESSION_EXPIRY,
  /** The payer's account is locked while the payment is to be posted. */
  SAP_ACCOUNT_LOCK,
  /** SAP takes a clearing and does not do it. */
  SAP_CLEARING_REFUSED,
  /** Somebody else clears the item between charge and clearing. */
  SAP_CLEARED_ELSEWHERE,

  /** The processor charges, and its answer never comes. */
  PROCESSOR_LOST_ANSWER,
  PROCESSOR_500,
  PROCESSOR_429,
  /** An event tells that a charge failed before another tells that it succeeded. */
  PROCESSOR_EARLY_FAILURE,
  WEBHOOK_DUPLICATED,
  WEBHOOK_DELAYED,
  WEBHOOK_REORDERED,
  WEBHOOK_MISSING,

  /** The same key comes several times at once. */
  CLIENT_SAME_KEY,
  /** A client gives up waiting and sends the same key again. */
  CLIENT_RETRY,
  /** Two payments of one item come at once, each with its own key. */
  CLIENT_TWO_PAYMENTS;

  /** The kinds that clients do as part of a payment, in place of an ordinary one. */
  static final Set<FaultKind> BY_CLIENTS =
      EnumSet.of(
          CLIENT_SAME_KEY,
          CLIENT_RETRY,
          CLIENT_TWO_PAYMENTS,
          SAP_ACCOUNT_LOCK,
          SAP_CLEARED_ELSEWHERE);

  private final Optional<Link> link;
  private final Optional<WireFault> wireFault;

  FaultKind() {
    this.link = Optional.empty();
    this.wireFault = Optional.empty();
  }

  FaultKind(Link link, WireFault wireFault) {
    this.link = Optional.of(link);
    this.wireFault = Optional.of(wireFault);
  }

  /** Between which parts; empty for what is no fault of a connection. */
  Optional<Link> link() {
    return link;
  }

  /** What happens to the connection; empty for what is no fault of a connection. */
  Optional<WireFault> wireFault() {
    return wireFault;
  }

  /** Its name on the command line and in the report. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads {@code all} or a list of names.
   *
   * @throws IllegalArgumentException naming what is unknown
   */
  static Set<FaultKind> parse(String names) {
    if (names.equals("all")) {
      return EnumSet.allOf(FaultKind.class);
    }
    if (names.equals("none")) {
      return EnumSet.noneOf(FaultKind.class);
    }
    Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    List.of(names.split(",", -1)).forEach(name -> kinds.add(of(name.strip())));
    return kinds;
  }

  private static FaultKind of(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.text().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no fault is named '"
                        + name
                        + "'; there are: all, none, "
                        + Arrays.stream(values())
                            .map(FaultKind::text)
                            .collect(Collectors.joining(", "))));
  }
}
