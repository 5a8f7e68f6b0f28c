package io.openitem.mapping;

import io.openitem.deployment.DeployedFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The mappings in effect, checked before anything runs. */
@Configuration(proxyBeanMethods = false)
public class MappingConfiguration {

  @Bean
  Mappings mappings(DeployedFiles files) {
    return Mappings.load(files);
  }
}
