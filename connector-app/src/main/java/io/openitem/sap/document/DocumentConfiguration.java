package io.openitem.sap.document;

import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.mapping.Mappings;
import io.openitem.sap.SapConnections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the routes of all posting APIs share. */
@Configuration(proxyBeanMethods = false)
public class DocumentConfiguration {

  @Bean
  AnswerTable answerTable(DeployedFiles files) {
    return AnswerTable.read(files);
  }

  /**
   * The shared steps.
   *
   * @throws IllegalArgumentException when customizing names a SAP system that is not configured
   */
  @Bean
  DocumentSteps documentSteps(
      Mappings mappings, CompanyCodes companyCodes, SapConnections connections) {
    companyCodes.all().forEach(customizing -> connections.to(customizing.sapSystem()));
    return new DocumentSteps(mappings);
  }
}
