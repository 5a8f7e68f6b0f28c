package io.openitem.portal.identity;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.front.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Answers callers whom the door does not let in; says the same whatever is wrong with a token. */
final class Refusals
    implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private final ProblemWriter problems;

  Refusals(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    problems.write(
        Problem.of(
            ProblemType.UNAUTHENTICATED,
            "Log in, or send Authorization: Bearer with a token of the configured issuer, made for"
                + " this connector and not expired."),
        response);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    if (exception instanceof AuthenticationServiceException) {
      LOG.warn("tokens cannot be verified: {}", exception.getMessage());
      problems.write(
          Problem.of(
              ProblemType.IDENTITY_UNAVAILABLE,
              "Your token could not be verified. Nothing was done; try again a little later."),
          response);
      return;
    }
    commence(request, response, exception);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
      throws IOException {
    problems.write(Problem.of(ProblemType.FORBIDDEN, "Your role does not allow this."), response);
  }
}
