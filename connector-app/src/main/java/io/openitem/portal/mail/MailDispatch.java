package io.openitem.portal.mail;

import io.openitem.portal.mail.MailOutbox.Due;
import io.openitem.portal.mail.MailReader.Recipient;
import io.openitem.portal.mail.OneTimeLinks.Link;
import io.openitem.portal.mail.OneTimeLinks.Purpose;
import jakarta.mail.MessagingException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due. A mail may be sent twice when this process dies between sending it and keeping
 * that it was sent; it is never lost. The step of the route {@code sendMails}.
 */
public final class MailDispatch {

  private static final Logger LOG = LoggerFactory.getLogger(MailDispatch.class);
  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final MailOutbox outbox;
  private final MailReader reader;
  private final OneTimeLinks links;
  private final MailTemplates templates;
  private final MailTransport transport;
  private final MailSettings settings;

  MailDispatch(
      MailOutbox outbox,
      MailReader reader,
      OneTimeLinks links,
      MailTemplates templates,
      MailTransport transport,
      MailSettings settings) {
    this.outbox = outbox;
    this.reader = reader;
    this.links = links;
    this.templates = templates;
    this.transport = transport;
    this.settings = settings;
  }

  /** Sends as many due mails as one look takes, one after the other. */
  public void send() {
    int sent = 0;
    while (settings.isOn() && sent < settings.batchMax()) {
      Optional<Due> due = outbox.take();
      if (due.isEmpty()) {
        return;
      }
      send(due.get());
      sent++;
    }
  }

  private void send(Due mail) {
    try {
      Optional<Recipient> recipient = reader.recipient(mail);
      if (recipient.isPresent()) {
        send(mail, recipient.get());
      }
      outbox.sent(mail);
    } catch (MessagingException | RuntimeException e) {
      // What servers answer repeats addresses, so only the kind of failure is logged.
      boolean givenUp = outbox.failed(mail);
      String after = givenUp ? "is given up" : "is tried again";
      LOG.warn("mail {} {} after {}: {}", mail.mailId(), after, mail.tries(), cause(e));
    }
  }

  private void send(Due mail, Recipient recipient) throws MessagingException {
    MailKind kind = kind(mail, recipient);
    Map<String, String> fields = new HashMap<>(recipient.fields());
    fields.put("portal", settings.portalName());
    fields.put("portalUrl", portalUrl());
    mail.paymentId().map(reader::payment).ifPresent(fields::putAll);
    if (kind.hasLink()) {
      putLink(kind, recipient, fields);
    }
    transport.send(
        mail.mailId(), recipient.email(), templates.render(kind, recipient.language(), fields));
    LOG.info("mail {} {} sent", mail.mailId(), kind);
  }

  /** Who never chose a password has none to reset. */
  private static MailKind kind(Due mail, Recipient recipient) {
    return mail.kind() == MailKind.PASSWORD_RESET && !recipient.active()
        ? MailKind.ACTIVATION
        : mail.kind();
  }

  /** Behind a #, so that the token is in no server's log and no Referer. */
  private void putLink(MailKind kind, Recipient recipient, Map<String, String> fields) {
    boolean reset = kind == MailKind.PASSWORD_RESET;
    Link link = links.create(recipient.userId(), reset ? Purpose.RESET : Purpose.ACTIVATION);
    String page = reset ? "/reset-password" : "/activate";
    fields.put("link", portalUrl() + page + "#token=" + link.token());
    fields.put("validUntil", UNTIL.format(link.expiresAt()));
  }

  private String portalUrl() {
    return settings.portalUrl().toString().replaceFirst("/$", "");
  }

  private static String cause(Throwable thrown) {
    StringBuilder names = new StringBuilder(thrown.getClass().getSimpleName());
    for (Throwable t = thrown.getCause(); t != null; t = t.getCause()) {
      names.append(" < ").append(t.getClass().getSimpleName());
    }
    return names.toString();
  }
}
