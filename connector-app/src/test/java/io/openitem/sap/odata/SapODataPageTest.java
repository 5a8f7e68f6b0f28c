package io.openitem.sap.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference page says what the code does. */
class SapODataPageTest {

  @Test
  void tableOfOptionsIsTheCodes() throws IOException {
    List<String> rows = Arrays.stream(SapODataOption.values()).map(SapODataOption::row).toList();

    assertThat(page())
        .contains(
            "| option | default | meaning |\n|---|---|---|\n" + String.join("\n", rows) + "\n\n");
  }

  @Test
  void everyHeaderIsNamed() throws IOException, ReflectiveOperationException {
    String page = page();

    for (var constant : SapODataHeaders.class.getFields()) {
      assertThat(page).contains("| `" + constant.get(null) + "` |");
    }
  }

  /** The page's YAML examples, one text each. */
  static List<String> examples() throws IOException {
    return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
        .matcher(page())
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "sap-odata.md"));
  }
}
