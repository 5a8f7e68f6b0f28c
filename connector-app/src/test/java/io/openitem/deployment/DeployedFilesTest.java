package io.openitem.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployedFilesTest {

  private static final String CUSTOMIZING = "customizing/company-codes.yaml";

  private final Path overrides;

  DeployedFilesTest(@TempDir Path overrides) {
    this.overrides = overrides;
  }

  @Test
  void theSameNameWins() throws IOException {
    write(CUSTOMIZING, "mine");

    DeployedFiles files = DeployedFiles.withOverrides(overrides);

    assertThat(files.require(CUSTOMIZING).text()).isEqualTo("mine");
    assertThat(files.require(CUSTOMIZING).overriding()).isTrue();
    assertThat(files.allPackaged(CUSTOMIZING::equals)).extracting(DeployedFile::text).hasSize(1);
    assertThat(files.require("mappings/journalentry/post.jslt").overriding()).isFalse();
  }

  @Test
  void aLaterChangeOfTheFolderHasNoEffect() throws IOException {
    write(CUSTOMIZING, "mine");
    DeployedFiles files = DeployedFiles.withOverrides(overrides);

    write(CUSTOMIZING, "changed");

    assertThat(files.require(CUSTOMIZING).text()).isEqualTo("mine");
  }

  @Test
  void aFileIsKnownByItsSha256() {
    DeployedFile file = new DeployedFile("a", "b", true, "abc");

    assertThat(file.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mappings/journalentry/post.locked.json | locked paths are never overridden
          mappings/journalentry/pots.jslt        | no packaged file has this name
          mapping/journalentry/post.jslt         | no packaged file has this name
          customizing/company-code.yaml          | no packaged file has this name
          README.md                              | no packaged file has this name
          routes/sub/mine.camel.yaml             | no packaged file has this name
          """)
  void aFileThatStandsForNothingIsRefused(String name, String message) throws IOException {
    write(name, "x");

    assertThatThrownBy(() -> DeployedFiles.withOverrides(overrides))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(name)
        .hasMessageContaining(message);
  }

  @Test
  void aNewRouteIsAnAddition() throws IOException {
    write("routes/mine.camel.yaml", "x");

    DeployedFiles files = DeployedFiles.withOverrides(overrides);

    assertThat(files.find("routes/mine.camel.yaml")).isPresent();
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> DeployedFiles.withOverrides(overrides.resolve("nowhere")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("nowhere is no folder");
  }

  @Test
  void aFileInAnotherEncodingIsRefused() throws IOException {
    Files.createDirectories(overrides.resolve("customizing"));
    Files.write(overrides.resolve(CUSTOMIZING), new byte[] {(byte) 0xE4, 'x'});

    assertThatThrownBy(() -> DeployedFiles.withOverrides(overrides))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("not written in UTF-8");
  }

  private void write(String name, String text) throws IOException {
    Path file = overrides.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
