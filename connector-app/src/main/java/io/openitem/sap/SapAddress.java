package io.openitem.sap;

import java.net.URI;

/** Puts a path on a system's address, with the client and the language it is logged on to. */
final class SapAddress {
  private SapAddress() {}

  static URI of(SapSystem system, String path) {
    String base = system.baseUri().toString();
    StringBuilder address = new StringBuilder(base.endsWith("/") ? strip(base) : base).append(path);
    add(address, "sap-client", system.client());
    add(address, "sap-language", system.language());
    return URI.create(address.toString());
  }

  private static String strip(String base) {
    return base.substring(0, base.length() - 1);
  }

  /** A {@code __next} link comes with the parameters of the call before: they are not doubled. */
  private static void add(StringBuilder address, String name, String value) {
    int query = address.indexOf("?");
    boolean there =
        query >= 0
            && (address.indexOf("?" + name + "=", query) >= 0
                || address.indexOf("&" + name + "=", query) >= 0);
    if (value.isEmpty() || there) {
      return;
    }
    address.append(query < 0 ? '?' : '&').append(name).append('=').append(value);
  }
}
