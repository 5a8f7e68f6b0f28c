package io.openitem.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/settings.md} is generated from the settings records. After a change, write it anew
 * with {@code mvn -pl connector-app -am test -Dtest=SettingsReferenceTest
 * -Dopenitem.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SettingsReferenceTest {

  private static final Path PAGE = Path.of("..", "docs", "settings.md");
  private static final String HEAD =
      """
      # Settings

      Generated from the settings records; do not edit. Each can be given as `--name=value` after `serve`, as an environment variable (upper case, dots and dashes as underscores), or in an `application.yaml` in the working directory. Durations are written `250ms`, `30s`, `5m`, sizes `64KB`, `1MB`. Where a secret is asked for, it comes from the environment or a file and is never printed.

      | setting | default | meaning |
      |---|---|---|
      """;

  @Test
  void thePageSaysWhatTheCodeDoes() throws IOException {
    String page = HEAD + String.join("\n", rows()) + "\n";
    if (Boolean.getBoolean("openitem.docs.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE).hasContent(page);
  }

  @Test
  void everySettingHasASentence() throws IOException {
    for (JsonNode setting : settings()) {
      assertThat(setting.path("description").asText())
          .as("the meaning of %s", setting.path("name").asText())
          .isNotBlank();
    }
  }

  private static List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>();
    for (JsonNode setting : settings()) {
      rows.add(
          "| `%s` | %s | %s |"
              .formatted(setting.path("name").asText(), defaultOf(setting), meaning(setting)));
    }
    return rows;
  }

  private static String meaning(JsonNode setting) {
    return setting
        .path("description")
        .asText()
        .replaceAll("\\s+", " ")
        .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
        .replace("|", "\\|");
  }

  private static String defaultOf(JsonNode setting) {
    JsonNode value = setting.path("defaultValue");
    if (value.isMissingNode()) {
      return "";
    }
    if (!value.isArray()) {
      return "`" + value.asText() + "`";
    }
    List<String> parts = new ArrayList<>();
    value.forEach(part -> parts.add(part.asText()));
    return parts.isEmpty() ? "" : "`" + String.join(",", parts) + "`";
  }

  private static List<JsonNode> settings() throws IOException {
    try (InputStream metadata =
        SettingsReferenceTest.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(metadata));
      return StreamSupport.stream(all.path("properties").spliterator(), false)
          .filter(setting -> setting.path("name").asText().startsWith("openitem."))
          .sorted((a, b) -> a.path("name").asText().compareTo(b.path("name").asText()))
          .toList();
    }
  }
}
