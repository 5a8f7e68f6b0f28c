package io.openitem.bench.drill;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A way into SAP that a drill can take, by the points where the sandbox lets faults happen. */
enum PostingApi {
  /** Posts, then clears by a second call. */
  JOURNALENTRY(
      "sap.journalentry.post", "sap.clearing.request", "sap.odata.API_OPLACCTGDOCITEMCUBE_SRV.GET"),
  /** Posts and clears in one call. */
  PAYMENTSERVICE(
      "sap.odata.ZOPENITEM_PAYMENT_SRV.POST",
      "sap.odata.ZOPENITEM_PAYMENT_SRV.POST",
      "sap.odata.ZOPENITEM_PAYMENT_SRV.GET"),
  /** Posts and clears many payments in a batch, item by item. */
  LOCKBOX(
      "sap.odata.API_LOCKBOXPOST_IN.POST",
      "sap.odata.API_LOCKBOXPOST_IN.POST",
      "sap.odata.API_LOCKBOXPOST_IN.GET");

  private final String post;
  private final String clear;
  private final String ask;

  PostingApi(String post, String clear, String ask) {
    this.post = post;
    this.clear = clear;
    this.ask = ask;
  }

  /** Where a document is posted. */
  String post() {
    return post;
  }

  /** Where items are cleared. */
  String clear() {
    return clear;
  }

  /** Where SAP is asked what it has. */
  String ask() {
    return ask;
  }

  /** Those of these kinds that can happen with this API. */
  Set<FaultKind> among(Set<FaultKind> kinds) {
    Set<FaultKind> possible = EnumSet.noneOf(FaultKind.class);
    possible.addAll(kinds);
    if (post.equals(clear)) {
      possible.remove(FaultKind.SAP_CLEARING_REFUSED);
    }
    return possible;
  }

  /** Its name on the command line and in customizing. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names, for people. */
  static String names() {
    return Arrays.stream(values()).map(PostingApi::text).collect(Collectors.joining(", "));
  }

  /**
   * The API of this name.
   *
   * @throws IllegalArgumentException naming those that there are
   */
  static PostingApi of(String name) {
    return Arrays.stream(values())
        .filter(api -> api.text().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("--posting knows " + names() + ", not " + name));
  }
}
