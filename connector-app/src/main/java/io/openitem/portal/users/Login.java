package io.openitem.portal.users;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.identity.SessionCookie;
import io.openitem.portal.identity.SessionKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operation {@code login}. Unknown users, wrong passwords, users without a password and locked
 * accounts are answered alike, after the same work.
 */
public final class Login {

  private final UserStore users;
  private final Sessions sessions;
  private final PasswordHashes hashes;
  private final Limits limits;

  Login(UserStore users, Sessions sessions, PasswordHashes hashes, Limits limits) {
    this.users = users;
    this.sessions = sessions;
    this.hashes = hashes;
    this.limits = limits;
  }

  /**
   * Begins a session.
   *
   * @throws io.openitem.domain.ProblemException {@code login-refused}, {@code busy}
   */
  public OperationResponse answer(OperationRequest request) {
    Email email = Emails.of(request);
    String address = request.origin().address();
    boolean allowed = limits.mayLogIn(email, address);
    Optional<PortalUser> user = users.find(email);
    // Always one hash, so that time tells neither who exists nor who is locked.
    boolean right =
        hashes.matches(
            PasswordRules.normalised(request.bodyText("password")),
            user.flatMap(PortalUser::passwordHash));
    if (!allowed || !right) {
      throw refused();
    }
    PortalUser known = user.orElseThrow(Login::refused);
    // The password may have been changed, or the user removed, while it was compared.
    String sessionId =
        known
            .passwordHash()
            .flatMap(hash -> sessions.begin(known.userId(), hash))
            .orElseThrow(Login::refused);
    limits.loggedIn(email, address);
    return new OperationResponse(
        200,
        Map.of(
            "Set-Cookie", SessionCookie.of(sessionId),
            "X-CSRF-Token", SessionKeys.csrfToken(sessionId)),
        session(known));
  }

  private static ProblemException refused() {
    return Problem.of(
            ProblemType.LOGIN_REFUSED,
            "The address or the password is wrong, or there were too many attempts. Wait a little,"
                + " or ask for a new password.")
        .asException();
  }

  private static SessionBody session(PortalUser user) {
    return new SessionBody(
        user.userId(),
        user.firstName(),
        user.lastName(),
        user.organisation(),
        user.admin() ? List.of("customer", "customer-admin") : List.of("customer"));
  }

  private record SessionBody(
      String userId, String firstName, String lastName, String organisation, List<String> roles) {}
}
