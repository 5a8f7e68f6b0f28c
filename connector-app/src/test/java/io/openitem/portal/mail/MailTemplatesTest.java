package io.openitem.portal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailTemplatesTest {

  private final Path overrides;

  MailTemplatesTest(@TempDir Path overrides) {
    this.overrides = overrides;
  }

  @ParameterizedTest
  @EnumSource(MailKind.class)
  void everyKindIsThereInEnglishAndGerman(MailKind kind) {
    MailTemplates templates = MailTemplates.read(DeployedFiles.packaged());

    MailTemplates.Template english = templates.render(kind, "en", Map.of());
    MailTemplates.Template german = templates.render(kind, "de", Map.of());

    assertThat(english.subject()).isNotBlank().isNotEqualTo(german.subject());
    assertThat(german.text()).startsWith("Guten Tag").doesNotContain("{{");
    assertThat(templates.render(kind, "zz", Map.of())).isEqualTo(english);
  }

  @Test
  void aValueStaysWithinItsLine() {
    MailTemplates templates = MailTemplates.read(DeployedFiles.packaged());

    MailTemplates.Template words =
        templates.render(
            MailKind.PASSWORD_CHANGED,
            "en",
            Map.of("portal", "Acme\r\nBcc: all@example.com", "firstName", "A\u2028{{portal}}$1\n"));

    assertThat(words.subject())
        .isEqualTo("Your password for Acme Bcc: all@example.com was changed");
    assertThat(words.text()).startsWith("Hello A {{portal}}$1  ,\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          en/invitation.txt    | "Hello"                             | begins with a line Subject
          en/invitation.txt    | "Subject: a\nBcc: b\n\ntext"        | begins with a line Subject
          en/invitation.txt    | "Subject: a\n\n{{documentNumber}}"  | {{documentNumber}} is unknown
          fr/invitations.txt   | "Subject: a\n\ntext"                | no kind of mail invitations
          """)
  void whatIsUnknownRefusesTheStart(String name, String text, String complaint) throws IOException {
    Path file = overrides.resolve("mails/" + name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace("\\n", "\n"));

    assertThatThrownBy(() -> MailTemplates.read(DeployedFiles.withOverrides(overrides)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(complaint);
  }
}
