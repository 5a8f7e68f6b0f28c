package io.openitem.portal.users;

import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.identity.SessionCookie;
import java.util.Map;

/** The operation {@code logout}. */
public final class Logout {

  private final Sessions sessions;

  Logout(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Ends the session that the call stands in, on every replica; a token ends by itself. */
  public OperationResponse answer(OperationRequest request) {
    request.origin().session().ifPresent(sessions::end);
    return new OperationResponse(204, Map.of("Set-Cookie", SessionCookie.none()), "");
  }
}
