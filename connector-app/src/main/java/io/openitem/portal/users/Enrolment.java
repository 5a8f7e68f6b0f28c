package io.openitem.portal.users;

import io.openitem.customizing.Organisations;
import io.openitem.domain.Ids;
import io.openitem.portal.mail.MailKind;
import io.openitem.portal.mail.MailOutbox;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a user of whom SAP has confirmed, or of an invited colleague, and has the mail sent. */
final class Enrolment {

  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

  private final TransactionTemplate transactions;
  private final UserStore users;
  private final Registrations registrations;
  private final MailLinks links;
  private final MailOutbox mails;
  private final Organisations organisations;
  private final UserSettings settings;
  private final Ids ids;
  private final Clock clock;

  Enrolment(
      TransactionTemplate transactions,
      UserStore users,
      Registrations registrations,
      MailLinks links,
      MailOutbox mails,
      Organisations organisations,
      UserSettings settings,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.users = users;
    this.registrations = registrations;
    this.links = links;
    this.mails = mails;
    this.organisations = organisations;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** Ends a registration with its user and its mail, all or nothing. */
  void enrol(Registration registration, String sapSystem) {
    PortalUser wanted =
        invited(
            registration.email(),
            registration.firstName(),
            registration.lastName(),
            organisations.of(sapSystem, registration.customer()).name(),
            sapSystem,
            registration.customer());
    transactions.executeWithoutResult(
        transaction -> {
          if (registrations.end(registration.registrationId())) {
            enrol(wanted, registration.language(), MailKind.ACTIVATION, Optional.empty());
          }
        });
  }

  /**
   * Invites somebody by name; who has an account already is told so by mail, and nobody else is.
   *
   * @return false when the organisation has all the users that it may have
   */
  boolean invite(PortalUser wanted, String language, String invitedBy) {
    Boolean done =
        transactions.execute(
            transaction -> enrol(wanted, language, MailKind.INVITATION, Optional.of(invitedBy)));
    return done != null && done;
  }

  /** A user without a password. */
  PortalUser invited(
      Email email,
      String firstName,
      String lastName,
      String organisation,
      String sapSystem,
      String customer) {
    return new PortalUser(
        ids.user(),
        email,
        firstName,
        lastName,
        organisation,
        sapSystem,
        customer,
        false,
        false,
        Optional.empty());
  }

  private boolean enrol(
      PortalUser wanted, String language, MailKind kind, Optional<String> invitedBy) {
    users.lock(wanted.organisation());
    Optional<PortalUser> known = users.find(wanted.email());
    if (known.isEmpty()) {
      return enrolNew(wanted, language, kind, invitedBy);
    }
    PortalUser user = known.get();
    if (user.active()) {
      mails.add(MailKind.ALREADY_REGISTERED, user.userId());
      return true;
    }
    boolean here = user.organisation().equals(wanted.organisation());
    if (here || kind == MailKind.ACTIVATION) {
      // What an earlier mail said is no longer so: its link must not open what this one says.
      links.withdraw(user.userId());
      users.moveInvited(withId(user.userId(), wanted), language);
      mails.add(kind, user.userId());
    }
    // An invitation takes nobody away from where they have registered.
    return true;
  }

  private boolean enrolNew(
      PortalUser wanted, String language, MailKind kind, Optional<String> invitedBy) {
    if (users.count(wanted.organisation()) >= settings.usersPerOrganisationMax()) {
      LOG.warn("organisation {} has all the users that it may have", wanted.organisation());
      return false;
    }
    if (users.invite(wanted, language, invitedBy, clock.instant())) {
      mails.add(kind, wanted.userId());
    }
    return true;
  }

  private static PortalUser withId(String userId, PortalUser user) {
    return new PortalUser(
        userId,
        user.email(),
        user.firstName(),
        user.lastName(),
        user.organisation(),
        user.sapSystem(),
        user.customer(),
        false,
        false,
        Optional.empty());
  }
}
