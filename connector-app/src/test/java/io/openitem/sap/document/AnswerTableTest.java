package io.openitem.sap.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTableTest {

  private static final LogItem FRAME = new LogItem("609(RW)", "3", "Error in document");
  private static final LogItem LOCKED = new LogItem("002(APAR_EBPP_SERVICE)", "3", "is locked");
  private static final LogItem CLOSED = new LogItem("201(F5)", "3", "not open");

  private final Path overrides;

  AnswerTableTest(@TempDir Path overrides) {
    this.overrides = overrides;
  }

  @Test
  void onlyWhenEveryErrorSaysLaterIsItRepeated() {
    AnswerTable table = AnswerTable.read(DeployedFiles.packaged());

    assertThat(table.retryAfter(List.of(FRAME, LOCKED))).contains(Duration.ofSeconds(2));
    assertThat(table.retryAfter(List.of(FRAME, LOCKED, CLOSED))).isEmpty();
    assertThat(table.retryAfter(List.of(FRAME))).isEmpty();
    assertThat(table.telling(List.of(FRAME, CLOSED))).containsExactly(CLOSED);
    assertThat(table.telling(List.of(FRAME))).containsExactly(FRAME);
  }

  @Test
  void anOverrideSaysLaterForAnotherMessage() throws IOException {
    override("002(APAR_EBPP_SERVICE)", "201(F5)");

    AnswerTable table = AnswerTable.read(DeployedFiles.withOverrides(overrides));

    assertThat(table.retryAfter(List.of(CLOSED))).contains(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          means: later           | means: maybe            | means is later or frame
          retryAfterSeconds: "2" | retryAfterSeconds: "-2" | retryAfterSeconds: 0 to 86400
          retryAfterSeconds: "2" | retryAfter: "2"         | retryAfterSeconds is missing
          609(RW)                | RW609                   | a message is written 102(F5)
          """)
  void aMistakeStopsTheStart(String right, String wrong, String message) throws IOException {
    override(right, wrong);

    assertThatThrownBy(() -> AnswerTable.read(DeployedFiles.withOverrides(overrides)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("answers.yaml")
        .hasMessageContaining("line ")
        .hasMessageContaining(message);
  }

  private void override(String right, String wrong) throws IOException {
    Path file = overrides.resolve(AnswerTable.FILE);
    Files.createDirectories(file.getParent());
    String text = DeployedFiles.packaged().require(AnswerTable.FILE).text();
    Files.writeString(file, text.replace(right, wrong));
  }
}
