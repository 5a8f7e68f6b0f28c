package io.openitem.portal.users;

import io.openitem.customizing.CompanyCodes;
import io.openitem.customizing.Organisations;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.Ids;
import io.openitem.portal.mail.MailOutbox;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the operations on users stand on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  UserSettings.class,
  AttemptSettings.class,
  RegistrationSettings.class
})
public class UserConfiguration {

  @Bean
  UserStore userStore(JdbcClient jdbc) {
    return new UserStore(jdbc);
  }

  @Bean
  Sessions userSessions(
      JdbcClient jdbc, Organisations organisations, UserSettings settings, Clock clock) {
    return new Sessions(
        jdbc, new OrganisationAccounts(jdbc, organisations, clock), settings, clock);
  }

  @Bean
  MailLinks mailLinks(JdbcClient jdbc, UserSettings settings, Clock clock) {
    return new MailLinks(jdbc, settings, clock);
  }

  @Bean
  PasswordHashes passwordHashes(UserSettings settings) {
    return new PasswordHashes(settings);
  }

  @Bean
  PasswordRules passwordRules(DeployedFiles files, UserSettings settings) {
    return new PasswordRules(files, settings.passwordCharsMin());
  }

  @Bean
  Limits userLimits(JdbcClient jdbc, AttemptSettings settings, Clock clock) {
    return new Limits(new Attempts(jdbc, clock), settings);
  }

  @Bean
  Registrations registrations(JdbcClient jdbc, RegistrationSettings settings, Clock clock) {
    return new Registrations(jdbc, settings, clock);
  }

  @Bean
  Enrolment enrolment(
      TransactionTemplate transactions,
      UserStore users,
      Registrations registrations,
      MailLinks links,
      MailOutbox mails,
      Organisations organisations,
      UserSettings settings,
      Ids ids,
      Clock clock) {
    return new Enrolment(
        transactions, users, registrations, links, mails, organisations, settings, ids, clock);
  }

  @Bean
  RegistrationDesk registrationDesk(
      Registrations registrations,
      Enrolment enrolment,
      RegistrationSettings settings,
      CompanyCodes companyCodes) {
    return new RegistrationDesk(registrations, enrolment, settings, companyCodes);
  }

  @Bean
  UserTidying userTidying(
      Limits limits,
      Sessions sessions,
      MailLinks links,
      UserStore users,
      MailOutbox mails,
      UserSettings settings,
      Clock clock) {
    return new UserTidying(limits, sessions, links, users, mails, settings, clock);
  }
}
