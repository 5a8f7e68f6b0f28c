package io.openitem.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short drill with every fault, as anyone would start it. */
final class DrillIT {
  private static final long LIMIT_MINUTES = 15;

  @Test
  void moneyThatMovedIsPostedExactlyOnceWhateverFails(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("drill.out");

    int exitCode = drill(folder, output);

    List<String> lines = Files.readAllLines(output);
    JsonNode report = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertThat(exitCode).as(String.join("\n", lines)).isZero();
    assertThat(report.path("captured").asInt()).isPositive();
    assertThat(report.path("posted").asInt() + report.path("parked").asInt())
        .isEqualTo(report.path("captured").asInt());
  }

  private static int drill(Path folder, Path output) throws IOException, InterruptedException {
    Process drill =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/openitem-bench.jar",
                "drill",
                "--payments=200",
                "--min-faults=1",
                "--data=" + folder,
                "--sandbox=../sandbox/target/openitem-sandbox.jar",
                "--connector=../connector-app/target/openitem.jar")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(drill.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
      return drill.exitValue();
    } finally {
      drill.destroy();
    }
  }
}
