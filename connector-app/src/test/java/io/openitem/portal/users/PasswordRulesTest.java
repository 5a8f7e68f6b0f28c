package io.openitem.portal.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords may be chosen, by NIST SP 800-63B. */
class PasswordRulesTest {

  private static final PasswordRules RULES = new PasswordRules(DeployedFiles.packaged(), 8);
  private static final PortalUser ANN =
      new PortalUser(
          "usr_1",
          new Email("ann.archer@bluewater.example"),
          "Ann",
          "Archer",
          "org-bluewater",
          "s4",
          "0010000001",
          true,
          false,
          Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seven blue herons at dawn",
        "kxwqpzvm",
        "ÄÖÜß zwölf",
        "パスワード長い文",
        "        x1y2z3",
        "archer likes long walks"
      })
  void anyKindOfCharactersWillDo(String password) {
    assertThatCode(() -> RULES.require(PasswordRules.normalised(password), ANN))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "kxwqpzv, TOO-SHORT",
    "パスワード長い, TOO-SHORT",
    "password, WELL-KNOWN",
    "PassWord1, WELL-KNOWN",
    "ｐａｓｓｗｏｒｄ, WELL-KNOWN",
    "aaaaaaaaaaaa, WELL-KNOWN",
    "abababababab, WELL-KNOWN",
    "cdefghijklmno, WELL-KNOWN",
    "zyxwvutsrq, WELL-KNOWN",
    "Archer2026, ABOUT-YOU",
    "ann.archer@bluewater.example, ABOUT-YOU",
    "org-bluewater!, ABOUT-YOU",
    "10000001abc, ABOUT-YOU",
    "Openitem-2026, ABOUT-YOU"
  })
  void whatIsTriedFirstIsRefused(String password, String code) {
    assertThat(codeOf(password)).isEqualTo(code);
  }

  @Test
  void a128CharactersAreTakenAndOneMoreIsNot() {
    String longest = "kxwqpzvm".repeat(16);

    assertThatCode(() -> RULES.require(longest, ANN)).doesNotThrowAnyException();
    assertThat(codeOf(longest + "x")).isEqualTo("TOO-LONG");
  }

  @Test
  void aControlCharacterIsRefused() {
    assertThat(codeOf("kxwqpzvm\u0000x")).isEqualTo("CONTROL-CHARACTER");
  }

  @Test
  void theSameKeysAreTheSamePasswordOnEveryKeyboard() {
    assertThat(PasswordRules.normalised("zwo\u0308lf"))
        .isEqualTo(PasswordRules.normalised("zw\u00f6lf"));
  }

  private static Object codeOf(String password) {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> RULES.require(PasswordRules.normalised(password), ANN));
    assertThat(refused.problem().type()).isEqualTo(ProblemType.PASSWORD_REFUSED);
    assertThat(refused.problem().detail()).doesNotContain(password);
    return refused.problem().members().getOrDefault("code", "");
  }
}
