package io.openitem.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingOverridesTest {

  private static final DeployedFiles PACKAGED = DeployedFiles.packaged();
  private static final String POST = "mappings/journalentry/post.jslt";
  private static final String IN = "mappings/journalentry/golden/post.one-item.in.json";
  private static final String OUT = "mappings/journalentry/golden/post.one-item.out.json";

  private final Path overrides;

  MappingOverridesTest(@TempDir Path overrides) {
    this.overrides = overrides;
  }

  @Test
  void everyPackagedMappingAgreesWithItsGoldenPairs() {
    Mappings mappings = Mappings.load(PACKAGED);

    assertThat(mappings.get("journalentry/post").file().overriding()).isFalse();
    assertThat(mappings.get("journalentry/clear").file().overriding()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"post", "clear"})
  void ordinaryZeroDecimalAndNettedCasesAreGolden(String mapping) {
    assertThat(PACKAGED.all(name -> name.matches(".*/golden/" + mapping + "\\..*\\.in\\.json")))
        .extracting(file -> file.fileName().split("\\.", -1)[1])
        .contains("one-item", "zero-decimals", "three-decimals", "credit-memo-netted");
  }

  @Test
  void anotherItemTextIsFineWithoutAnyGoldenPairOfItsOwn() throws IOException {
    write(POST, PACKAGED.require(POST).text().replace(" paid via ", " settled online by "));

    Mapping mapping =
        Mappings.load(DeployedFiles.withOverrides(overrides)).get("journalentry/post");

    assertThat(mapping.file().overriding()).isTrue();
    assertThat(itemText(mapping)).isEqualTo("Invoice 9000000001 settled online by stripe");
  }

  @Test
  void anOverridesOwnGoldenPairIsComparedExactly() throws IOException {
    write(POST, PACKAGED.require(POST).text().replace(" paid via ", " settled online by "));
    write(OUT, PACKAGED.require(OUT).text());

    assertThatThrownBy(() -> Mappings.load(DeployedFiles.withOverrides(overrides)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(overrides.resolve(OUT).toString())
        .hasMessageContaining("/DebtorItem/0/DocumentItemText")
        .hasMessageContaining("settled online by");
  }

  @Test
  void aGoldenInputOfTheFolderIsRunToo() throws IOException {
    write(IN.replace("one-item", "mine"), PACKAGED.require(IN).text().replace("\"-189", "\"-188"));
    write(OUT.replace("one-item", "mine"), PACKAGED.require(OUT).text());

    assertThatThrownBy(() -> Mappings.load(DeployedFiles.withOverrides(overrides)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("post.mine.in.json")
        .hasMessageContaining("a sum of zero");
  }

  @Test
  void aGoldenInputWithoutItsOutputIsRefused() throws IOException {
    write(IN.replace("one-item", "mine"), PACKAGED.require(IN).text());

    assertThatThrownBy(() -> Mappings.load(DeployedFiles.withOverrides(overrides)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("post.mine.out.json beside it");
  }

  @Test
  void aMappingThatIsNoJsltIsRefusedWithItsLine() throws IOException {
    write(POST, "{\n  \"a\": if\n}");

    assertThatThrownBy(() -> Mappings.load(DeployedFiles.withOverrides(overrides)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(POST)
        .hasMessageContaining("line 3");
  }

  @Test
  void aSchemaThatIsNoJsonIsRefused() throws IOException {
    write("mappings/journalentry/post.schema.json", "{\"type\": \"object\", }");

    assertThatThrownBy(() -> Mappings.load(DeployedFiles.withOverrides(overrides)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("post.schema.json")
        .hasMessageContaining("is no JSON");
  }

  private static String itemText(Mapping mapping) throws IOException {
    JsonNode input = MappingJson.strict().readTree(PACKAGED.require(IN).text());
    MappedDocument.Checked document = (MappedDocument.Checked) mapping.produce(input);
    return document
        .document()
        .at("/JournalEntryCreateRequest/0/JournalEntry/DebtorItem/0/DocumentItemText")
        .textValue();
  }

  private void write(String name, String text) throws IOException {
    Path file = overrides.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
