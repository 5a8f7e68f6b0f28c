package io.openitem.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.customizing.CompanyCodes;
import io.openitem.customizing.CustomizingConfiguration;
import io.openitem.mapping.MappingConfiguration;
import io.openitem.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The folder of {@code openitem.overrides} is what the application starts with. */
class DeploymentConfigurationTest {

  private static final String POST = "mappings/journalentry/post.jslt";

  private final Path overrides;
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withUserConfiguration(
              DeploymentConfiguration.class,
              CustomizingConfiguration.class,
              MappingConfiguration.class);

  DeploymentConfigurationTest(@TempDir Path overrides) {
    this.overrides = overrides;
  }

  @Test
  void withoutAFolderThePackagedFilesAreInEffect() {
    application.run(
        context -> {
          assertThat(context.getBean(Mappings.class).get("journalentry/post").file().overriding())
              .isFalse();
          assertThat(context.getBean(CompanyCodes.class).all()).hasSize(4);
        });
  }

  @Test
  void theFolderWins() throws IOException {
    write(text().replace(" paid via ", " settled by "));

    application
        .withPropertyValues("openitem.overrides=" + overrides)
        .run(
            context ->
                assertThat(context.getBean(Mappings.class).get("journalentry/post").file().source())
                    .isEqualTo(overrides.resolve(POST).toString()));
  }

  @Test
  void aMappingThatChangesACustomerStopsTheStart() throws IOException {
    write(text().replace("\"Debtor\": .customer", "\"Debtor\": \"0010000099\""));

    application
        .withPropertyValues("openitem.overrides=" + overrides)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("/DebtorItem/0/Debtor"));
  }

  private static String text() {
    return DeployedFiles.packaged().require(POST).text();
  }

  private void write(String text) throws IOException {
    Path file = overrides.resolve(POST);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
