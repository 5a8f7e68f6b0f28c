package io.openitem.portal.users;

import io.openitem.customizing.Organisations;
import io.openitem.domain.Caller;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import java.util.Optional;

/** The operation {@code inviteUser}: a customer admin brings a colleague in. */
public final class InviteUser {

  private final UserStore users;
  private final Enrolment enrolment;
  private final Organisations organisations;
  private final Limits limits;

  InviteUser(UserStore users, Enrolment enrolment, Organisations organisations, Limits limits) {
    this.users = users;
    this.enrolment = enrolment;
    this.organisations = organisations;
    this.limits = limits;
  }

  /**
   * Has the invitation sent. Whether the address has an account somewhere is not told.
   *
   * @throws ProblemException {@code invitation-refused} where the organisation is not known here,
   *     has all the users that it may have, or where the caller has invited or the address was sent
   *     too many of late
   */
  public OperationResponse answer(OperationRequest request) {
    Caller caller = request.caller();
    Email email = Emails.of(request);
    Customer customer =
        customerOf(caller)
            .orElseThrow(
                () ->
                    refused(
                        "ORGANISATION-UNKNOWN",
                        "Nobody of your organisation has registered here, and customizing does not"
                            + " name it."));
    if (!limits.mayInvite(caller.user(), email)) {
      throw refused(
          "TOO-MANY",
          "You have invited many of late, or this address was sent many mails. Go on later.");
    }
    PortalUser wanted =
        enrolment.invited(
            email,
            request.bodyText("firstName"),
            request.bodyText("lastName"),
            caller.organisation(),
            customer.sapSystem(),
            customer.number());
    String language = request.optionalBodyText("language").orElse(Emails.LANGUAGE);
    if (!enrolment.invite(wanted, language, caller.user())) {
      throw refused("FULL", "Your organisation has all the users that it may have.");
    }
    return OperationResponse.accepted(RegisterUser.ACCEPTED);
  }

  private Optional<Customer> customerOf(Caller caller) {
    return users
        .anyOf(caller.organisation())
        .filter(user -> belongs(user, caller.organisation()))
        .map(user -> new Customer(user.sapSystem(), user.customer()))
        .or(
            () ->
                organisations
                    .find(caller.organisation())
                    .map(one -> new Customer(one.sapSystem(), one.customers().get(0))));
  }

  /** A customer that customizing has put elsewhere since would let nobody in. */
  private boolean belongs(PortalUser user, String organisation) {
    return organisations.of(user.sapSystem(), user.customer()).name().equals(organisation);
  }

  private static ProblemException refused(String code, String why) {
    return Problem.of(ProblemType.INVITATION_REFUSED, why).with("code", code).asException();
  }

  private record Customer(String sapSystem, String number) {}
}
