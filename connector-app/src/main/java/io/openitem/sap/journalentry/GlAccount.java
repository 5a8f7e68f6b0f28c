package io.openitem.sap.journalentry;

/** G/L account numbers, which SAP shows with or without the zeros that fill them to 10 digits. */
final class GlAccount {

  private static final int LENGTH = 10;

  private GlAccount() {}

  /** The number as SAP keeps it: digits are filled up, anything else is as it is. */
  static String padded(String account) {
    boolean digits = account.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && account.length() < LENGTH
        ? "0".repeat(LENGTH - account.length()) + account
        : account;
  }
}
