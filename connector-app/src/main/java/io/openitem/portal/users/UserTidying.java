package io.openitem.portal.users;

import io.openitem.portal.mail.MailOutbox;
import java.time.Clock;
import java.time.Duration;

/**
 * Removes what has ended by time: attempts, sessions, links, invitations, mails that were sent. The
 * step of the route {@code tidyUsers}; on every replica, and harmless when several do it at once.
 */
public final class UserTidying {

  private static final Duration INVITATION_KEPT = Duration.ofDays(30);

  private final Limits limits;
  private final Sessions sessions;
  private final MailLinks links;
  private final UserStore users;
  private final MailOutbox mails;
  private final UserSettings settings;
  private final Clock clock;

  UserTidying(
      Limits limits,
      Sessions sessions,
      MailLinks links,
      UserStore users,
      MailOutbox mails,
      UserSettings settings,
      Clock clock) {
    this.limits = limits;
    this.sessions = sessions;
    this.links = links;
    this.users = users;
    this.mails = mails;
    this.settings = settings;
    this.clock = clock;
  }

  /** Tidies once. */
  public void tidy() {
    limits.tidy();
    sessions.tidy();
    links.tidy();
    users.forgetInvited(clock.instant(), settings.activationLinkLifetime().plus(INVITATION_KEPT));
    mails.tidy();
  }
}
