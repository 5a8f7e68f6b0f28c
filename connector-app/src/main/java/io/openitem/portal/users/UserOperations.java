package io.openitem.portal.users;

import io.openitem.customizing.Organisations;
import io.openitem.domain.Ids;
import io.openitem.portal.mail.MailOutbox;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The operations on users; bean names are those that the routes use. */
@Configuration(proxyBeanMethods = false)
public class UserOperations {

  @Bean
  RegisterUser registerUser(Registrations registrations, Limits limits, Ids ids, Clock clock) {
    return new RegisterUser(registrations, limits, ids, clock);
  }

  @Bean
  ActivateUser activateUser(
      TransactionTemplate transactions,
      UserStore users,
      MailLinks links,
      PasswordRules rules,
      PasswordHashes hashes,
      Limits limits,
      Clock clock) {
    return new ActivateUser(transactions, users, links, rules, hashes, limits, clock);
  }

  @Bean
  RequestPasswordReset requestPasswordReset(Limits limits, MailOutbox mails) {
    return new RequestPasswordReset(limits, mails);
  }

  @Bean
  ResetPassword resetPassword(
      TransactionTemplate transactions,
      UserStore users,
      MailLinks links,
      Sessions sessions,
      PasswordRules rules,
      PasswordHashes hashes,
      Limits limits,
      MailOutbox mails) {
    return new ResetPassword(transactions, users, links, sessions, rules, hashes, limits, mails);
  }

  @Bean
  Login login(UserStore users, Sessions sessions, PasswordHashes hashes, Limits limits) {
    return new Login(users, sessions, hashes, limits);
  }

  @Bean
  Logout logout(Sessions sessions) {
    return new Logout(sessions);
  }

  @Bean
  InviteUser inviteUser(
      UserStore users, Enrolment enrolment, Organisations organisations, Limits limits) {
    return new InviteUser(users, enrolment, organisations, limits);
  }

  @Bean
  ListUsers listUsers(UserStore users) {
    return new ListUsers(users);
  }

  @Bean
  RemoveUser removeUser(TransactionTemplate transactions, UserStore users) {
    return new RemoveUser(transactions, users);
  }

  @Bean
  MailChoices mailChoices(JdbcClient jdbc) {
    return new MailChoices(jdbc);
  }

  @Bean
  GetMailSettings getMailSettings(MailChoices choices) {
    return new GetMailSettings(choices);
  }

  @Bean
  SetMailSettings setMailSettings(MailChoices choices) {
    return new SetMailSettings(choices);
  }
}
