package io.openitem.portal.users;

import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.mail.MailOutbox;

/**
 * The operation {@code requestPasswordReset}. Whether there is such a user is found out when the
 * mail is to be sent, not here.
 */
public final class RequestPasswordReset {

  private final Limits limits;
  private final MailOutbox mails;

  RequestPasswordReset(Limits limits, MailOutbox mails) {
    this.limits = limits;
    this.mails = mails;
  }

  /** Keeps the request; one too many is answered alike and forgotten. */
  public OperationResponse answer(OperationRequest request) {
    Email email = Emails.of(request);
    if (limits.mayMail(email, request.origin().address())) {
      mails.addReset(email.key());
    }
    return OperationResponse.accepted(RegisterUser.ACCEPTED);
  }
}
