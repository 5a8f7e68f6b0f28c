package io.openitem.portal.users;

import java.time.Instant;

/**
 * What somebody has registered with.
 *
 * @param registrationId {@code reg_} and 26 characters
 * @param email where the activation goes
 * @param firstName as it was written
 * @param lastName as it was written
 * @param language of mails
 * @param customer SAP's number, with its leading zeros
 * @param invoice the number of the latest invoice, with its leading zeros: the billing document's
 *     or the accounting document's
 * @param createdAt when it came
 * @param tries how often SAP was asked, this time included
 */
record Registration(
    String registrationId,
    Email email,
    String firstName,
    String lastName,
    String language,
    String customer,
    String invoice,
    Instant createdAt,
    int tries) {

  private static final int SAP_NUMBER_CHARS = 10;

  /** SAP keeps numbers of ten digits, and people leave their zeros out. */
  static String number(String written) {
    String number = written.toUpperCase(java.util.Locale.ROOT);
    boolean digits = number.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? "0".repeat(Math.max(0, SAP_NUMBER_CHARS - number.length())) + number : number;
  }

  /** Never who it is. */
  @Override
  public String toString() {
    return "Registration[" + registrationId + "]";
  }
}
