package io.openitem.tours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tours in an override folder: what may start, and what is said of what may not. */
class TourFilesTest {

  private static final String STEP =
      """
      tour: %s
      title: A title
      summary: A summary
      steps:
        - step: one
          page: %s
          element: %s
          title: A step
          text: What it says
      """;

  private final Path folder;

  TourFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFileOfTheSameNameReplacesATourAndANewLanguageIsAdded() throws IOException {
    put("tours/home.en.yaml", STEP.formatted("home", "home", "apps"));
    put("tours/home.de.yaml", STEP.formatted("home", "home", "apps"));
    put("tours/home.fr.yaml", STEP.formatted("home", "home", "apps"));

    Tours tours = read();

    assertThat(tours.find("home", Optional.of("fr")).orElseThrow().language()).isEqualTo("fr");
    assertThat(tours.find("home", Optional.empty()).orElseThrow().title()).isEqualTo("A title");
    assertThat(tours.version()).isNotEqualTo(Tours.read(DeployedFiles.packaged()).version());
  }

  @Test
  void anUnknownPageIsRefusedWithFileLineAndWhatThereIs() throws IOException {
    put("tours/home.en.yaml", STEP.formatted("home", "hoem", "apps"));

    assertRefused("tours/home.en.yaml", "line 6", "hoem is no page", "pay-my-bills");
  }

  @Test
  void anUnknownElementIsRefusedWithFileLineAndWhatThereIs() throws IOException {
    put("tours/home.en.yaml", STEP.formatted("home", "home", "aps"));

    assertRefused("tours/home.en.yaml", "line 7", "aps is not on the page home", "open-amount");
  }

  @Test
  void aMissingLanguageIsRefused() throws IOException {
    put("tours/mine.en.yaml", STEP.formatted("mine", "home", "apps"));

    assertRefused("tours/mine.de.yaml is missing");
  }

  @Test
  void stepsThatDifferBetweenLanguagesAreRefused() throws IOException {
    put("tours/mine.en.yaml", STEP.formatted("mine", "home", "apps"));
    put("tours/mine.de.yaml", STEP.formatted("mine", "home", "open-amount"));

    assertRefused("one at home/open-amount", "one at home/apps");
  }

  @Test
  void markUpAndUnknownFieldsAreRefused() throws IOException {
    put("tours/home.en.yaml", STEP.formatted("home", "home", "apps").replace("A step", "<b>"));
    assertRefused("line 8", "without < and >");

    put("tours/home.en.yaml", STEP.formatted("home", "home", "apps") + "colour: red\n");
    assertRefused("line 10", "colour is unknown");
  }

  @Test
  void aPortalWithOtherPagesBringsItsOwnCatalogue() throws IOException {
    String pages =
        Files.readString(Path.of("../mappings/src/main/resources/tours/pages.yaml"))
            + "  - page: orders\n    elements: basket\n";
    put("tours/pages.yaml", pages);
    put("tours/orders.en.yaml", STEP.formatted("orders", "orders", "basket"));
    put("tours/orders.de.yaml", STEP.formatted("orders", "orders", "basket"));

    assertThat(read().find("orders", Optional.empty())).isPresent();
  }

  private Tours read() {
    return Tours.read(DeployedFiles.withOverrides(folder));
  }

  private void assertRefused(String... words) {
    assertThatThrownBy(this::read).isInstanceOf(StartRefused.class).hasMessageContainingAll(words);
  }

  private void put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
