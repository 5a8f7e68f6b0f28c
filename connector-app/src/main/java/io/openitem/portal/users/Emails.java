package io.openitem.portal.users;

import io.openitem.portal.OperationRequest;
import io.openitem.portal.contract.FieldError;

/** The e-mail address in a request. */
final class Emails {

  /** The language of mails where none is asked for. */
  static final String LANGUAGE = "en";

  private Emails() {}

  /**
   * The body's {@code email}.
   *
   * @throws io.openitem.domain.ProblemException {@code invalid-request} where it is none
   */
  static Email of(OperationRequest request) {
    try {
      return new Email(request.bodyText("email"));
    } catch (IllegalArgumentException e) {
      throw FieldError.body("/email", "is no e-mail address", "For example: ann@example.com")
          .asProblem()
          .asException();
    }
  }
}
