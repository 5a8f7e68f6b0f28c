package io.openitem.portal.users;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.mail.OneTimeLinks.Purpose;
import java.time.Clock;
import org.springframework.transaction.support.TransactionTemplate;

/** The operation {@code activateUser}: the link of a mail and the first password. */
public final class ActivateUser {

  private final TransactionTemplate transactions;
  private final UserStore users;
  private final MailLinks links;
  private final PasswordRules rules;
  private final PasswordHashes hashes;
  private final Limits limits;
  private final Clock clock;

  ActivateUser(
      TransactionTemplate transactions,
      UserStore users,
      MailLinks links,
      PasswordRules rules,
      PasswordHashes hashes,
      Limits limits,
      Clock clock) {
    this.transactions = transactions;
    this.users = users;
    this.links = links;
    this.rules = rules;
    this.hashes = hashes;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Activates an invited user. A refused password leaves the link as it was. Who is active already
   * gets another password by {@code resetPassword} alone, which ends their sessions and tells them.
   *
   * @throws ProblemException {@code link-not-valid}, {@code password-refused}, {@code busy}
   */
  public OperationResponse answer(OperationRequest request) {
    String token = request.bodyText("token");
    String password = PasswordRules.normalised(request.bodyText("password"));
    PortalUser user =
        links
            .find(token, Purpose.ACTIVATION)
            .flatMap(users::find)
            .filter(one -> !one.active())
            .orElseThrow(ActivateUser::notValid);
    rules.require(password, user);
    String hash = hashes.hash(password);
    transactions.executeWithoutResult(
        transaction -> {
          if (!links.use(token, Purpose.ACTIVATION, user.userId())
              || !users.activate(user, hash, clock.instant())) {
            throw notValid();
          }
          limits.unlock(user.email());
        });
    return OperationResponse.done();
  }

  /** The same whether it was used, has expired or never was one. */
  static ProblemException notValid() {
    return Problem.of(
            ProblemType.LINK_NOT_VALID,
            "The link was used, has expired, or is none of ours. Ask for another mail.")
        .asException();
  }
}
