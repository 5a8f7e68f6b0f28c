package io.openitem.portal.front;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets the container up for the front. */
@Configuration(proxyBeanMethods = false)
public class ContainerConfiguration {

  /** No page of the container's own. */
  @Bean
  public WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOnly(
      ProblemWriter problems) {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
              }
              context.getParent().getPipeline().addValve(new ProblemReportValve(problems));
            });
  }
}
