package io.openitem.customizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of SAP's customers are one organisation. */
class OrganisationsTest {

  private static final String ONE =
      """
      organisations:
        - organisation: org-a
          sapSystem: s4
          customers:
            - customer: "0010000001"
      """;

  private final Path overrides;

  OrganisationsTest(@TempDir Path overrides) {
    this.overrides = overrides;
  }

  @Test
  void aCustomerThatNoOrganisationNamesIsOneOfItsOwn() throws IOException {
    Organisations organisations = read(ONE);

    assertThat(organisations.of("s4", "0010000001").name()).isEqualTo("org-a");
    assertThat(organisations.of("s4", "0010000009").name()).isEqualTo("s4-0010000009");
    assertThat(organisations.of("other", "0010000001").customers())
        .as("the same number in another system is another customer")
        .containsExactly("0010000001");
    assertThat(organisations.find("org-a")).isPresent();
    assertThat(organisations.find("s4-0010000009")).isEmpty();
  }

  @Test
  void aCustomerIsInOneOrganisationAtMost() {
    assertThatThrownBy(() -> read(ONE + ONE.substring(ONE.indexOf('\n') + 1).replace("-a", "-b")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("0010000001 is there twice");
    assertThatThrownBy(() -> read(ONE.replace("org-a", "Org A")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("lower-case");
  }

  private Organisations read(String text) throws IOException {
    Path file = overrides.resolve(Organisations.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Organisations.read(DeployedFiles.withOverrides(overrides));
  }
}
