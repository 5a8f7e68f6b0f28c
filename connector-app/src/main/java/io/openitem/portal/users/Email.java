package io.openitem.portal.users;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address, as a user wrote it. ASCII only: what looks like another address, or is cut to
 * one on its way through mail servers, is none. Internationalised domains are written {@code xn--}.
 *
 * @param address as it is written to
 */
record Email(String address) {

  private static final int CHARS_MAX = 254;

  /** The printable characters of ASCII, but for those that part addresses from one another. */
  private static final String SIGNS = "[!#-'*+.-9=?A-Z^-~-]+";

  private static final Pattern ADDRESS = Pattern.compile(SIGNS + "@" + SIGNS);

  /** Refuses what the contract lets through only by mistake. */
  Email {
    if (address.length() > CHARS_MAX || !ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("no e-mail address");
    }
  }

  /** What addresses are compared by: providers that tell a and A apart are not known. */
  String key() {
    return address.toLowerCase(Locale.ROOT);
  }

  /** Never the address: texts end up in logs. */
  @Override
  public String toString() {
    return "Email[]";
  }
}
