package io.openitem.portal.mail;

import io.openitem.portal.mail.MailTemplates.Template;
import io.openitem.sap.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands mails to the SMTP server. */
final class MailTransport {

  private final MailSettings settings;

  MailTransport(MailSettings settings) {
    this.settings = settings;
  }

  /**
   * Sends one mail. Its Message-ID is made of the mail's id, so that one that is sent twice can be
   * told from two.
   *
   * @throws MessagingException when it cannot be made
   * @throws org.springframework.mail.MailException when the server did not take it, or may not have
   */
  void send(String mailId, String to, Template words) throws MessagingException {
    JavaMailSenderImpl sender = sender();
    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
    helper.setFrom(new InternetAddress(settings.from(), true));
    helper.setTo(new InternetAddress(to, true));
    helper.setSubject(words.subject());
    helper.setText(words.text());
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Message-ID", "<" + mailId + "@openitem>");
    sender.send(message);
  }

  private JavaMailSenderImpl sender() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost(settings.host());
    sender.setPort(settings.port());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    Optional<String> user = Optional.ofNullable(settings.user());
    user.ifPresent(sender::setUsername);
    Optional.ofNullable(settings.password())
        .map(reference -> Secret.of(reference).reveal())
        .ifPresent(sender::setPassword);
    String timeoutMillis = Long.toString(settings.timeout().toMillis());
    boolean starttls = settings.security() == MailSettings.Security.STARTTLS;
    Properties smtp = sender.getJavaMailProperties();
    smtp.setProperty("mail.smtp.auth", Boolean.toString(user.isPresent()));
    smtp.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
    smtp.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
    smtp.setProperty(
        "mail.smtp.ssl.enable", Boolean.toString(settings.security() == MailSettings.Security.TLS));
    smtp.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    smtp.setProperty("mail.smtp.connectiontimeout", timeoutMillis);
    smtp.setProperty("mail.smtp.timeout", timeoutMillis);
    smtp.setProperty("mail.smtp.writetimeout", timeoutMillis);
    return sender;
  }
}
