package io.openitem.deployment;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The files in effect, and the routes among them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeploymentSettings.class)
public class DeploymentConfiguration {

  @Bean
  DeployedFiles deployedFiles(DeploymentSettings settings) {
    Path folder = settings.overrides();
    return Optional.ofNullable(folder)
        .map(DeployedFiles::withOverrides)
        .orElseGet(DeployedFiles::packaged);
  }

  @Bean
  RouteFiles routeFiles(DeployedFiles files) {
    return new RouteFiles(files);
  }
}
