package io.openitem.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short drill with every fault, as anyone would start it. */
final class DrillIT {
  private static final long LIMIT_MINUTES = 15;
  private static final Path NOT_CARRIED_OUT = Path.of("target", "drill-not-carried-out.out");

  @Test
  void moneyThatMovedIsPostedExactlyOnceWhateverFails(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("drill.out");

    int exitCode = drill(folder, output);
    if (!hasReport(output)) {
      // It could not be carried out, which is no finding about money; what it said is kept.
      Files.copy(output, NOT_CARRIED_OUT, StandardCopyOption.REPLACE_EXISTING);
      exitCode = drill(folder, output);
    }

    List<String> lines = Files.readAllLines(output);
    assertThat(exitCode).as(String.join("\n", lines)).isZero();
    JsonNode report = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertThat(report.path("captured").asInt()).isPositive();
    assertThat(report.path("posted").asInt() + report.path("parked").asInt())
        .isEqualTo(report.path("captured").asInt());
  }

  private static boolean hasReport(Path output) throws IOException {
    List<String> lines = Files.readAllLines(output);
    return !lines.isEmpty() && lines.get(lines.size() - 1).startsWith("{");
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
