package io.openitem.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways into SAP that a company code's customizing can choose, by what each can do. */
public enum PostingApi {
  /** SAP's journal entry services: the payment is posted, then a document of its own clears. */
  JOURNALENTRY(false),
  /** A company's own service: one document posts the payment and clears its items. */
  PAYMENTSERVICE(true),

  /** SAP's lockbox: batches of many payments; an item's subledger document clears. */
  LOCKBOX(true);

  private final boolean clearsWithPayment;

  PostingApi(boolean clearsWithPayment) {
    this.clearsWithPayment = clearsWithPayment;
  }

  /** Its name in customizing, and at the end of its routes' names. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the payment's document clears the items itself, so that no clearing is planned. */
  public boolean clearsWithPayment() {
    return clearsWithPayment;
  }

  /** Whether it can post that captured money moved again; else people post that by hand. */
  public boolean reverses() {
    return this == JOURNALENTRY;
  }

  /** Whether it can post a payment that pays no item: on account, or as a down payment. */
  public boolean postsWithoutItems() {
    return this == JOURNALENTRY;
  }

  /** Why it cannot pay invoices in part so; empty when it can. */
  public Optional<String> whyNot(PartialPayments partialPayments) {
    if (partialPayments == PartialPayments.NONE) {
      return Optional.empty();
    }
    if (this != JOURNALENTRY) {
      return Optional.of("clears items in full: partialPayments must be none");
    }
    return partialPayments == PartialPayments.RESIDUAL
        ? Optional.empty()
        : Optional.of(
            "cannot tell what became of a partial clearing, which leaves the invoice open: partialPayments must be none or residual");
  }

  /** Whether a surcharge is a document of its own: a lockbox item credits a customer only. */
  public boolean surchargeApart() {
    return this == LOCKBOX;
  }

  /** Whether an invoice is named by its payment reference, so that one without cannot be paid. */
  public boolean namesByPaymentReference() {
    return this == LOCKBOX;
  }

  /**
   * The API of this name.
   *
   * @throws IllegalArgumentException naming those that there are
   */
  public static PostingApi named(String name) {
    List<String> known = Arrays.stream(values()).map(PostingApi::wireName).toList();
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "unknown posting API " + name + "; known are " + String.join(", ", known));
    }
    return values()[known.indexOf(name)];
  }
}
