package io.openitem.portal.mail;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mails, {@code openitem.mail.*}.
 *
 * @param host the SMTP server; without one no mail is sent, and what waits is given up in time
 * @param port its port; default 587
 * @param security how the connection is protected: {@code starttls} (required, never left out when
 *     the server does not offer it), {@code tls} (from the first byte, mostly port 465) or {@code
 *     none}, for a server on this machine; default {@code starttls}
 * @param user what to log on with; without one nobody logs on
 * @param password secret: where the password is kept, {@code env:NAME}, {@code file:/path}, or
 *     {@code value:text} for a sandbox; read at each use, so that it can roll
 * @param from the sender's address; default {@code no-reply@localhost}
 * @param portalName what mails call the portal; default {@code Openitem}
 * @param portalUrl where the portal is: links in mails are {@code <portalUrl>/activate#token=...}
 *     and {@code <portalUrl>/reset-password#token=...}; default {@code http://localhost:8080}
 * @param timeout how long the server may take to connect, to answer and to take what is written,
 *     each; 1 s to 60 s, default 10 s
 * @param batchMax how many mails one look of a replica sends, one after the other; 1 to 1,000,
 *     default 50
 * @param firstBackOff how long to wait after a mail could not be sent, doubled with each further
 *     time up to an hour; 100 ms to 10 min, default 10 s
 * @param giveUpAfter how long a mail is tried before it is given up, with an error in the log; 1
 *     min to 14 d, default 2 d
 * @param keptFor how long it stays on record that a mail was sent or given up; 1 d to 365 d,
 *     default 30 d
 */
@ConfigurationProperties("openitem.mail")
public record MailSettings(
    @Nullable String host,
    @DefaultValue("587") int port,
    @DefaultValue("starttls") Security security,
    @Nullable String user,
    @Nullable String password,
    @DefaultValue("no-reply@localhost") String from,
    @DefaultValue("Openitem") String portalName,
    @DefaultValue("http://localhost:8080") URI portalUrl,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("50") int batchMax,
    @DefaultValue("10s") Duration firstBackOff,
    @DefaultValue("2d") Duration giveUpAfter,
    @DefaultValue("30d") Duration keptFor) {

  /** How a connection is protected. */
  public enum Security {
    /** Plain at first, TLS before anything is said. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS,
    /** Not at all. */
    NONE
  }

  /** Checks the bounds. */
  public MailSettings {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("openitem.mail.port is 1 to 65535");
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException("openitem.mail.user and .password belong together");
    }
    if (!portalUrl.isAbsolute()) {
      throw new IllegalArgumentException("openitem.mail.portal-url is a whole URL");
    }
    if (portalName.isBlank() || portalName.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("openitem.mail.portal-name is one line");
    }
    if (batchMax < 1 || batchMax > 1_000) {
      throw new IllegalArgumentException("openitem.mail.batch-max is 1 to 1000");
    }
    within("timeout", timeout, Duration.ofSeconds(1), Duration.ofSeconds(60));
    within("first-back-off", firstBackOff, Duration.ofMillis(100), Duration.ofMinutes(10));
    within("give-up-after", giveUpAfter, Duration.ofMinutes(1), Duration.ofDays(14));
    within("kept-for", keptFor, Duration.ofDays(1), Duration.ofDays(365));
  }

  /** Whether mails are sent at all. */
  boolean isOn() {
    return host != null && !host.isBlank();
  }

  private static void within(String name, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException("openitem.mail.%s is %s to %s".formatted(name, min, max));
    }
  }
}
