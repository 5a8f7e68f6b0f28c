package io.openitem.portal.users;

import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.mail.MailKind;
import io.openitem.portal.mail.MailOutbox;
import io.openitem.portal.mail.OneTimeLinks.Purpose;
import org.springframework.transaction.support.TransactionTemplate;

/** The operation {@code resetPassword}: the link of a mail and another password. */
public final class ResetPassword {

  private final TransactionTemplate transactions;
  private final UserStore users;
  private final MailLinks links;
  private final Sessions sessions;
  private final PasswordRules rules;
  private final PasswordHashes hashes;
  private final Limits limits;
  private final MailOutbox mails;

  ResetPassword(
      TransactionTemplate transactions,
      UserStore users,
      MailLinks links,
      Sessions sessions,
      PasswordRules rules,
      PasswordHashes hashes,
      Limits limits,
      MailOutbox mails) {
    this.transactions = transactions;
    this.users = users;
    this.links = links;
    this.sessions = sessions;
    this.rules = rules;
    this.hashes = hashes;
    this.limits = limits;
    this.mails = mails;
  }

  /**
   * Changes the password and ends every session of its user, on every replica. A refused password
   * leaves the link as it was.
   *
   * @throws io.openitem.domain.ProblemException {@code link-not-valid}, {@code password-refused},
   *     {@code busy}
   */
  public OperationResponse answer(OperationRequest request) {
    String token = request.bodyText("token");
    String password = PasswordRules.normalised(request.bodyText("password"));
    PortalUser user =
        links.find(token, Purpose.RESET).flatMap(users::find).orElseThrow(ActivateUser::notValid);
    rules.require(password, user);
    String hash = hashes.hash(password);
    transactions.executeWithoutResult(
        transaction -> {
          if (!links.use(token, Purpose.RESET, user.userId())) {
            throw ActivateUser.notValid();
          }
          users.changePassword(user.userId(), hash);
          sessions.endAll(user.userId());
          limits.unlock(user.email());
          mails.add(MailKind.PASSWORD_CHANGED, user.userId());
        });
    return OperationResponse.done();
  }
}
