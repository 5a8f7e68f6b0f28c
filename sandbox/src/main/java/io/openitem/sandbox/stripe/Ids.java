package io.openitem.sandbox.stripe;

import java.util.concurrent.ThreadLocalRandom;

/** Ids as Stripe makes them: a prefix and random letters and digits. */
final class Ids {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private Ids() {}

  /** An object's id: the prefix and 24 characters. */
  static String next(String prefix) {
    return prefix + random(24);
  }

  static String request() {
    return "req_" + random(14);
  }

  static String random(int length) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }
    return new String(chars);
  }
}
