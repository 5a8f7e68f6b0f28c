package io.openitem.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteFilesTest {

  private static final String GOOD =
      """
      - route:
          id: mine
          description: Says hello
          from:
            uri: direct:mine
            steps:
              - setBody:
                  constant: hello
      """;

  private final CamelContext camel = new DefaultCamelContext();
  private final Path overrides;

  RouteFilesTest(@TempDir Path overrides) {
    this.overrides = overrides;
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void aRouteOfTheFolderRuns() throws Exception {
    write("mine", GOOD);
    new RouteFiles(DeployedFiles.withOverrides(overrides)).load(camel, "mine");
    camel.start();

    String answer = camel.createProducerTemplate().requestBody("direct:mine", "", String.class);

    assertThat(answer).isEqualTo("hello");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          setBody            | setBodi     | line 7, column
          steps:             | stepz:      | line 7, column 9
          constant: hello    | konstant: x | line 8, column
          id: mine           | id: yours   | line 2, column 9: the route's id is the file's name, mine
          description:       | note:       | line 2, column 5: a description is missing
          Says hello         | ""          | line 2, column 5: a description is missing
          - route:           | - rout:     | line 1, column 3: the canonical form is needed
          - route:           | route:      | line 1, column 1
          uri: direct        | "uri: x     | line
          """)
  void aTypoStopsTheStartWithFileLineAndColumn(String right, String wrong, String message)
      throws Exception {
    write("mine", GOOD.replace(right, wrong));
    RouteFiles routes = new RouteFiles(DeployedFiles.withOverrides(overrides));

    assertThatThrownBy(() -> routes.load(camel, "mine"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(overrides.resolve("routes/mine.camel.yaml").toString())
        .hasMessageContaining(message);
  }

  @Test
  void aFileWithTwoRoutesIsRefused() throws Exception {
    write("mine", GOOD + GOOD);
    RouteFiles routes = new RouteFiles(DeployedFiles.withOverrides(overrides));

    assertThatThrownBy(() -> routes.load(camel, "mine"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("a route file holds one route");
  }

  private void write(String routeId, String text) throws IOException {
    Files.createDirectories(overrides.resolve("routes"));
    Files.writeString(overrides.resolve("routes/" + routeId + ".camel.yaml"), text);
  }
}
