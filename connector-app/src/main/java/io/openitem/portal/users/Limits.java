package io.openitem.portal.users;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may try what how often. */
final class Limits {

  private static final Logger LOG = LoggerFactory.getLogger(Limits.class);
  private static final int ROWS_MAX = 200_000;
  private static final int PREFIX_BYTES = 8;

  private final Attempts attempts;
  private final AttemptSettings settings;
  private final Attempts.Limit perAccount;
  private final Attempts.Limit perAddress;
  private final Attempts.Limit perCustomerAndMonth;

  Limits(Attempts attempts, AttemptSettings settings) {
    this.attempts = attempts;
    this.settings = settings;
    this.perAccount =
        new Attempts.Limit(
            settings.perAccountMax(),
            settings.window(),
            settings.freeMax(),
            settings.firstBackOff());
    this.perAddress = Attempts.Limit.of(settings.perAddressMax(), settings.window());
    this.perCustomerAndMonth =
        Attempts.Limit.of(settings.registrationsPerCustomerMonthMax(), Attempts.MONTH);
  }

  /**
   * Counts a login as failed until it has succeeded; false while account or address waits. What an
   * address tries beyond its limit is not counted to accounts, so it cannot lock one after another.
   */
  boolean mayLogIn(Email email, String address) {
    return attempts.admit("login-from:" + network(address), perAddress)
        && attempts.admit(login(email), perAccount);
  }

  /** A login has succeeded. */
  void loggedIn(Email email, String address) {
    attempts.forget(login(email));
    attempts.forgetLatest("login-from:" + network(address));
  }

  /** The account's user has proved to be it by the link of a mail. */
  void unlock(Email email) {
    attempts.forget(login(email));
  }

  /** Whether a stranger may have another mail sent to this address. */
  boolean mayMail(Email email, String address) {
    return attempts.admit(
            "ask-from:" + network(address), requests(settings.requestsPerAddressMax()))
        && attempts.admit(mailTo(email), requests(settings.mailsPerRecipientMax()));
  }

  /**
   * Whether another invoice number may be tried for this customer; a warning in the log names the
   * customer for which too many were tried in a month.
   *
   * @param customer SAP's number
   */
  boolean mayRegister(Email email, String address, String customer) {
    if (!mayMail(email, address)
        || !attempts.admit(
            "customer:" + customer, requests(settings.registrationsPerCustomerMax()))) {
      return false;
    }
    boolean thisMonth = attempts.admit("customer-month:" + customer, perCustomerAndMonth);
    if (!thisMonth) {
      LOG.warn(
          "registrations for customer {} are refused: too many in {} days",
          customer,
          Attempts.MONTH.toDays());
    }
    return thisMonth;
  }

  /** Whether this user may invite another one, and have another mail sent to this address. */
  boolean mayInvite(String user, Email email) {
    return attempts.admit("invite:" + user, requests(settings.requestsPerAddressMax()))
        && attempts.admit(mailTo(email), requests(settings.mailsPerRecipientMax()));
  }

  /** Removes what counts no more. */
  void tidy() {
    boolean requestsLonger = settings.requestsWindow().compareTo(settings.window()) > 0;
    attempts.tidy(requestsLonger ? settings.requestsWindow() : settings.window(), ROWS_MAX);
  }

  private Attempts.Limit requests(int max) {
    return Attempts.Limit.of(max, settings.requestsWindow());
  }

  private static String mailTo(Email email) {
    return "mail-to:" + email.key();
  }

  private static String login(Email email) {
    return "login:" + email.key();
  }

  /** Whoever has one IPv6 address has all of its /64. */
  private static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      InetAddress parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES))
          : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
