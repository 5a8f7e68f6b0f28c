package io.openitem.sap.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
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
    override("002(APAR_EBPP_SERVICE)", "204(FQ)");

    AnswerTable table = AnswerTable.read(DeployedFiles.withOverrides(overrides));

    LogItem other = new LogItem("204(FQ)", "3", "has been cleared");
    assertThat(table.retryAfter(List.of(other))).contains(Duration.ofSeconds(2));
  }

  @Test
  void pain20AClosedPeriodIsAClassOfItsOwnOnlyWhereNothingElseIsWrong() {
    AnswerTable table = AnswerTable.read(DeployedFiles.packaged());
    LogItem customer = new LogItem("102(F5)", "3", "is not defined");

    assertThat(table.notPosted(List.of(FRAME, CLOSED)))
        .isEqualTo(Outcome.refused(Outcome.Refused.PERIOD_CLOSED, "201(F5): not open"));
    assertThat(table.notPosted(List.of(FRAME, CLOSED, customer)))
        .isEqualTo(Outcome.refused("201(F5)", "201(F5): not open; 102(F5): is not defined"));
    assertThat(table.notPosted(List.of(FRAME, CLOSED, LOCKED))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void pain20ADeployerNamesAnotherMessageOfAClosedPeriod() throws IOException {
    override("typeId: 201(F5)", "typeId: 999(ZF)");

    AnswerTable table = AnswerTable.read(DeployedFiles.withOverrides(overrides));

    Outcome<DocumentNumber> answer =
        table.notPosted(List.of(new LogItem("999(ZF)", "3", "Periode geschlossen")));
    assertThat(((Outcome.Refused<DocumentNumber>) answer).periodClosed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          means: later           | means: maybe            | means is later, frame or closed-period
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
