package io.openitem.portal.mail;

import java.util.Locale;
import java.util.Set;

/** What a mail is about, and what its template may say. */
public enum MailKind {
  /** SAP has confirmed a registration. */
  ACTIVATION("customer link validUntil"),
  /** Somebody has registered or invited an address that has an account. */
  ALREADY_REGISTERED(""),
  /** A colleague has invited the user. */
  INVITATION("link validUntil"),
  /** Somebody has asked for a new password. */
  PASSWORD_RESET("link validUntil"),
  /** The password was changed. */
  PASSWORD_CHANGED(""),
  /** The money of a payment is ours. */
  PAYMENT_RECEIVED(PaymentFields.NAMES),
  /** A payment has its document number. */
  PAYMENT_POSTED(PaymentFields.NAMES),
  /** A payment failed, or its money went back. */
  PAYMENT_FAILED(PaymentFields.NAMES);

  private final String fields;

  MailKind(String fields) {
    this.fields = fields;
  }

  /** The template's file name, without language and ending. */
  String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What only mails of this kind can say. */
  Set<String> fields() {
    return Set.of(fields.split(" ", -1));
  }

  boolean hasLink() {
    return fields().contains("link");
  }

  private static final class PaymentFields {
    private static final String NAMES =
        "paymentId amount account companyCode method documentNumber fiscalYear";
  }
}
