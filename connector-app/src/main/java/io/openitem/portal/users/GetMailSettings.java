package io.openitem.portal.users;

import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;

/** The operation {@code getMailSettings}: which mails the caller wants. */
public final class GetMailSettings {

  private final MailChoices choices;

  GetMailSettings(MailChoices choices) {
    this.choices = choices;
  }

  /**
   * The caller's choice.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found} for callers with a token
   */
  public OperationResponse answer(OperationRequest request) {
    return choices
        .find(request.caller().user())
        .map(OperationResponse::ok)
        .orElseThrow(MailChoices::nobody);
  }
}
