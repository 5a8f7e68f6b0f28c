package io.openitem.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.openitem.portal.contract.Contract;
import io.openitem.portal.contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build keeps tidy, so that reviewers need not. */
class TidyTest {

  private static final Path ROOT = Path.of("..");
  private static final Path ROUTES = ROOT.resolve("routes/src/main/resources/routes");
  private static final String SUFFIX = ".camel.yaml";

  /** Money never decides in a route; these words would say that it does. */
  private static final Pattern MONEY =
      Pattern.compile("amount|total|surcharge|price|money|currency", Pattern.CASE_INSENSITIVE);

  private static final Pattern PRINTS = Pattern.compile("System\\.(out|err)\\b");
  private static final Pattern LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

  @Test
  void aRouteFileHoldsOneRouteOfItsNameWithADescription() throws IOException {
    List<String> untidy = new ArrayList<>();
    routes()
        .forEach(
            (name, file) -> {
              JsonNode route = file.path(0).path("route");
              if (file.size() != 1
                  || !route.path("id").asText().equals(name)
                  || route.path("description").asText().isBlank()) {
                untidy.add(name);
              }
            });

    assertThat(untidy).isEmpty();
  }

  @Test
  void everyOperationHasItsRouteAndEveryPortalRouteItsOperation() throws IOException {
    List<String> operations =
        Stream.of(Contract.API, Contract.WEBHOOKS)
            .flatMap(contract -> Contract.load(contract).operations().stream())
            .map(Operation::id)
            .sorted()
            .toList();
    List<String> portal = new ArrayList<>();
    routes()
        .forEach(
            (name, file) -> {
              if (file.at("/0/route/group").asText().equals("portal")) {
                portal.add(name);
              }
            });

    assertThat(portal).containsExactlyElementsOf(operations);
  }

  @Test
  void everyBeanStepIsAMethodOfAClassOfThatName() throws IOException {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.openitem");
    List<String> dangling = new ArrayList<>();
    routes()
        .forEach(
            (name, file) ->
                objects(file)
                    .filter(node -> node.path("ref").isTextual() && node.has("method"))
                    .map(node -> List.of(node.get("ref").asText(), node.get("method").asText()))
                    .filter(step -> !resolves(classes, step.get(0), step.get(1)))
                    .forEach(step -> dangling.add(name + ": " + String.join(".", step))));

    assertThat(dangling).isEmpty();
  }

  @Test
  void noRouteDecidesOnMoney() throws IOException {
    List<String> deciding = new ArrayList<>();
    routes()
        .forEach(
            (name, file) ->
                objects(file)
                    .flatMap(TidyTest::expressions)
                    .filter(expression -> MONEY.matcher(expression).find())
                    .forEach(expression -> deciding.add(name + ": " + expression)));

    assertThat(deciding).isEmpty();
  }

  @Test
  void onlyCommandsPrint() throws IOException {
    List<String> printing =
        sources("src/main/java", ".java")
            .filter(file -> PRINTS.matcher(text(file)).find())
            .filter(file -> !text(file).contains("picocli.CommandLine"))
            .map(file -> ROOT.relativize(file).toString())
            .toList();

    assertThat(printing).isEmpty();
  }

  @Test
  void nothingIsLeftForLater() throws IOException {
    List<String> left =
        Stream.of(".java", ".yaml", ".jslt", ".sql", ".properties", ".md")
            .flatMap(suffix -> sources("src", suffix))
            .filter(file -> LATER.matcher(text(file)).find())
            .map(file -> ROOT.relativize(file).toString())
            .toList();

    assertThat(left).isEmpty();
  }

  @Test
  void noSourceFileIsLongerThanAScreenfulOfScreens() {
    List<String> long200 =
        sources("src/main/java", ".java")
            .filter(file -> text(file).lines().count() >= 200)
            .map(file -> ROOT.relativize(file).toString())
            .toList();

    assertThat(long200).isEmpty();
  }

  private static boolean resolves(JavaClasses classes, String bean, String method) {
    String simpleName = bean.substring(0, 1).toUpperCase(Locale.ROOT) + bean.substring(1);
    return classes.stream()
        .filter(type -> type.getSimpleName().equals(simpleName))
        .flatMap(TidyTest::publicMethods)
        .anyMatch(method::equals);
  }

  private static Stream<String> publicMethods(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .map(method -> method.getName());
  }

  /** The expressions of Camel's own languages in a step. */
  private static Stream<String> expressions(JsonNode node) {
    return Stream.of("simple", "expression", "groovy", "jq", "jsonpath")
        .map(node::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  private static Stream<JsonNode> objects(JsonNode node) {
    List<JsonNode> children = new ArrayList<>();
    node.forEach(children::add);
    Stream<JsonNode> below = children.stream().flatMap(TidyTest::objects);
    return node.isObject() ? Stream.concat(Stream.of(node), below) : below;
  }

  private static Map<String, JsonNode> routes() throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    Map<String, JsonNode> routes = new TreeMap<>();
    try (Stream<Path> files = Files.list(ROUTES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
        String name = file.getFileName().toString();
        routes.put(name.substring(0, name.length() - SUFFIX.length()), yaml.readTree(text(file)));
      }
    }
    assertThat(routes).isNotEmpty();
    return routes;
  }

  private static Stream<Path> sources(String below, String suffix) {
    List<Path> found = new ArrayList<>();
    for (String module : List.of("connector-app", "sandbox", "bench", "routes", "mappings")) {
      Path folder = ROOT.resolve(module).resolve(below);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(file -> file.toString().endsWith(suffix)).forEach(found::add);
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    }
    return found.stream();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
