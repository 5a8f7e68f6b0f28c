package io.openitem.portal.mail;

import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.Ids;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails; bean names are those that the routes use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
public class MailConfiguration {

  @Bean
  MailOutbox mailOutbox(JdbcClient jdbc, MailSettings settings, Ids ids, Clock clock) {
    return new MailOutbox(jdbc, settings, ids, clock);
  }

  @Bean
  MailTemplates mailTemplates(DeployedFiles files) {
    return MailTemplates.read(files);
  }

  @Bean
  MailDispatch mailDispatch(
      MailOutbox outbox,
      JdbcClient jdbc,
      OneTimeLinks links,
      MailTemplates templates,
      MailSettings settings) {
    return new MailDispatch(
        outbox, new MailReader(jdbc), links, templates, new MailTransport(settings), settings);
  }
}
