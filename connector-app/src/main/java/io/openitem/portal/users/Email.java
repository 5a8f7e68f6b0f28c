package io.openitem.portal.users;

import java.text.Normalizer;
import java.util.Locale;

/**
 * An e-mail address, as a user wrote it.
 *
 * @param address as it is written to
 */
record Email(String address) {

  private static final int CHARS_MAX = 254;

  /** Refuses what the contract lets through only by mistake. */
  Email {
    if (address.length() > CHARS_MAX
        || !address.matches(
            "[^\\s\\p{Cntrl}@<>,;:\"\\\\()\\[\\]]+@[^\\s\\p{Cntrl}@<>,;:\"\\\\()\\[\\]]+")) {
      throw new IllegalArgumentException("no e-mail address");
    }
  }

  /** What addresses are compared by: providers that tell a and A apart are not known. */
  String key() {
    return Normalizer.normalize(address, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** Never the address: texts end up in logs. */
  @Override
  public String toString() {
    return "Email[]";
  }
}
