package io.openitem.customizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalCustomizingTest {

  private static final DeployedFile PACKAGED =
      DeployedFiles.packaged().require(PortalCustomizing.FILE);

  @ParameterizedTest
  @CsvSource({"US,AR@example.com", "DE,credit@example.com", "'',credit@example.com"})
  void eachCountryHasItsContactAndAnUnknownOneTheOthers(String country, String email) {
    PortalCustomizing customizing = PortalCustomizing.read(PACKAGED);

    Optional<String> known = Optional.of(country).filter(text -> !text.isEmpty());

    assertThat(customizing.regionOf(known).email()).isEqualTo(email);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: Openitem           | title: Openitem        | line 10: name is missing
          "#0A6ED1"                | blue                   | line 12: primaryColour: blue does not have the form
          logo: /logo.svg          | logo: http://x/l.svg   | line 11: logo: http://x/l.svg does not have the form
          cardsExpiringDays: "60"  | cardsExpiringDays: "x" | line 16: cardsExpiringDays: a number of days
          countries: "*"           | countries: US          | US is in two regions
          countries: "*"           | countries: DE          | one of them with countries
          region: other            | region: us             | the region us is there twice
          email: AR@example.com    | email: nobody          | line 21: email: nobody does not have the form
          """)
  void whatDoesNotFitRefusesTheStart(String from, String to, String message) {
    DeployedFile changed =
        new DeployedFile(PACKAGED.name(), "x", true, PACKAGED.text().replace(from, to));

    assertThat(changed.text()).isNotEqualTo(PACKAGED.text());
    assertThatThrownBy(() -> PortalCustomizing.read(changed))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(message);
  }

  @Test
  void anUnknownFieldIsNamed() {
    DeployedFile changed =
        new DeployedFile(PACKAGED.name(), "x", true, PACKAGED.text() + "theme: dark\n");

    assertThatThrownBy(() -> PortalCustomizing.read(changed)).hasMessageContaining("theme");
  }
}
