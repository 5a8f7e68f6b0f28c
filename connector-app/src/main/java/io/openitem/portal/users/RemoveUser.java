package io.openitem.portal.users;

import io.openitem.domain.Caller;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** The operation {@code removeUser}: a customer admin takes a colleague out. */
public final class RemoveUser {

  private static final Logger LOG = LoggerFactory.getLogger(RemoveUser.class);

  private final TransactionTemplate transactions;
  private final UserStore users;

  RemoveUser(TransactionTemplate transactions, UserStore users) {
    this.transactions = transactions;
    this.users = users;
  }

  /**
   * Forgets the user and ends every session, on every replica. Payments that the user made stay.
   *
   * @throws ProblemException {@code not-found} where the organisation has no such user, {@code
   *     last-admin} where nobody could invite any more
   */
  public OperationResponse answer(OperationRequest request) {
    Caller caller = request.caller();
    String userId = request.path().getOrDefault("userId", "");
    transactions.executeWithoutResult(
        transaction -> {
          users.lock(caller.organisation());
          PortalUser user =
              users
                  .find(userId)
                  .filter(one -> one.organisation().equals(caller.organisation()))
                  .orElseThrow(RemoveUser::notFound);
          if (user.admin()
              && user.active()
              && !users.hasAnotherAdmin(caller.organisation(), userId)) {
            throw Problem.of(
                    ProblemType.LAST_ADMIN,
                    "Your organisation would be left without a customer admin.")
                .asException();
          }
          users.remove(userId);
        });
    LOG.info("user {} was removed by {}", userId, caller.user());
    return OperationResponse.done();
  }

  private static ProblemException notFound() {
    return Problem.of(ProblemType.NOT_FOUND, "Your organisation has no such user.").asException();
  }
}
