package io.openitem.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page and the enum agree. */
class ErrorsPageTest {

  private static final Path PAGE = Path.of("..").resolve("docs/errors.md");
  private static final Pattern SECTION =
      Pattern.compile("^## ([a-z0-9-]+)\\R(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void everyProblemHasItsEntryAndEveryEntryItsProblem() throws IOException {
    List<String> slugs = Arrays.stream(ProblemType.values()).map(ProblemType::slug).toList();

    assertThat(sections().keySet()).containsExactlyInAnyOrderElementsOf(slugs);
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void anEntrySaysWhatItMeansWhereTheMoneyIsWhoActsAndWhatMayBeRepeated(ProblemType type)
      throws IOException {
    String entry = sections().getOrDefault(type.slug(), "");

    assertThat(entry)
        .contains("`" + type.status() + "` " + type.title() + ".")
        .contains("- **Meaning**: ")
        .contains("- **The money**: ")
        .contains("- **Who acts**: ")
        .contains("- **Safe to repeat**: ");
  }

  private static Map<String, String> sections() throws IOException {
    Map<String, String> sections = new TreeMap<>();
    Matcher matcher = SECTION.matcher(Files.readString(PAGE));
    while (matcher.find()) {
      sections.put(matcher.group(1), matcher.group(2));
    }
    return sections;
  }
}
