package io.openitem.portal.users;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords may be chosen, by NIST SP 800-63B: long enough, not well known, not made of what
 * is known about the user; no rules about which characters. Passwords are normalised (NFKC), so
 * that the same keys give the same password on every keyboard.
 */
final class PasswordRules {

  /** The file of well-known passwords, below the root. */
  static final String FILE = "customizing/blocked-passwords.txt";

  private static final int CHARS_MAX = 128;
  private static final int WORD_CHARS_MIN = 4;
  private static final int BESIDE_WORD_CHARS_MIN = 6;
  private static final int DIFFERENT_CHARS_MIN = 4;

  private final int charsMin;
  private final Set<String> blocked;

  PasswordRules(DeployedFiles files, int charsMin) {
    this.charsMin = charsMin;
    DeployedFile file = files.require(FILE);
    this.blocked =
        file.text()
            .lines()
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(PasswordRules::fold)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** A password as it is hashed. */
  static String normalised(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  /**
   * Refuses a password that does not meet the rules, saying which.
   *
   * @param password normalised
   * @param user whose it is to be
   * @throws ProblemException {@code password-refused}
   */
  void require(String password, PortalUser user) {
    int chars = password.codePointCount(0, password.length());
    String folded = fold(password);
    if (chars < charsMin) {
      throw refused("TOO-SHORT", "It needs at least %d characters.".formatted(charsMin));
    }
    if (chars > CHARS_MAX) {
      throw refused("TOO-LONG", "It may have at most %d characters.".formatted(CHARS_MAX));
    }
    if (password.codePoints().anyMatch(Character::isISOControl)) {
      throw refused("CONTROL-CHARACTER", "It holds a character that no keyboard types.");
    }
    if (blocked.contains(folded) || isRepetitive(folded) || isSequence(folded)) {
      throw refused("WELL-KNOWN", "It is among those that are tried first.");
    }
    for (String word : words(user)) {
      if (folded.contains(word) && folded.replace(word, "").length() < BESIDE_WORD_CHARS_MIN) {
        throw refused("ABOUT-YOU", "It is made of your name, your address or the portal's name.");
      }
    }
  }

  private static List<String> words(PortalUser user) {
    String email = user.email().key();
    return List.of(
            email,
            email.substring(0, email.indexOf('@')),
            email.substring(email.indexOf('@') + 1),
            fold(user.firstName()),
            fold(user.lastName()),
            fold(user.customer()),
            fold(user.customer()).replaceFirst("^0+", ""),
            fold(user.organisation()),
            "openitem")
        .stream()
        .filter(word -> word.length() >= WORD_CHARS_MIN)
        .toList();
  }

  private static boolean isRepetitive(String folded) {
    return folded.codePoints().distinct().count() < DIFFERENT_CHARS_MIN;
  }

  private static boolean isSequence(String folded) {
    int[] chars = folded.codePoints().toArray();
    boolean up = true;
    boolean down = true;
    for (int i = 1; i < chars.length; i++) {
      up &= chars[i] == chars[i - 1] + 1;
      down &= chars[i] == chars[i - 1] - 1;
    }
    return up || down;
  }

  private static String fold(String text) {
    return normalised(text).toLowerCase(Locale.ROOT);
  }

  private static ProblemException refused(String code, String why) {
    return Problem.of(ProblemType.PASSWORD_REFUSED, why).with("code", code).asException();
  }
}
