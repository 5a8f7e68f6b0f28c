package io.openitem.portal.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;

/** The operation {@code setMailSettings}: the caller chooses. */
public final class SetMailSettings {

  private final MailChoices choices;

  SetMailSettings(MailChoices choices) {
    this.choices = choices;
  }

  /**
   * Keeps the caller's choice; it holds for what happens from now on.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found} for callers with a token
   */
  public OperationResponse answer(OperationRequest request) {
    JsonNode body = request.body().orElseThrow();
    MailChoices.MailChoice choice =
        new MailChoices.MailChoice(
            body.path("received").asBoolean(),
            body.path("posted").asBoolean(),
            body.path("failed").asBoolean(),
            body.path("language").asText());
    if (!choices.change(request.caller().user(), choice)) {
      throw MailChoices.nobody();
    }
    return OperationResponse.ok(choice);
  }
}
