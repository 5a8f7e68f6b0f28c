package io.openitem.portal.identity;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.front.HandOver;
import io.openitem.portal.front.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in whoever comes with the cookie of a session. What changes something needs the session's
 * CSRF token too, in a header that no other site can set; every answer tells it, to this site only.
 * Operations that are open take no notice of the cookie.
 */
final class SessionFilter extends OncePerRequestFilter {

  /** The header with the CSRF token, of requests and answers. */
  static final String CSRF_HEADER = "X-CSRF-Token";

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final SessionReader sessions;
  private final RequestMatcher open;
  private final ProblemWriter problems;

  SessionFilter(SessionReader sessions, RequestMatcher open, ProblemWriter problems) {
    this.sessions = sessions;
    this.open = open;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !SessionCookie.isIn(request) || open.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
      refuse(
          ProblemType.INVALID_REQUEST,
          "Send the session's cookie or an Authorization header, not both: they may name two"
              + " callers.",
          response);
      return;
    }
    Optional<String> sessionId = SessionCookie.read(request);
    Optional<CallerToken> caller = sessionId.flatMap(sessions::find);
    if (sessionId.isEmpty() || caller.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    String csrfToken = SessionKeys.csrfToken(sessionId.get());
    if (!READING.contains(request.getMethod()) && !holds(request, csrfToken)) {
      refuse(
          ProblemType.CSRF_TOKEN_MISSING,
          "Send the header X-CSRF-Token as the last answer to this session had it.",
          response);
      return;
    }
    response.setHeader(CSRF_HEADER, csrfToken);
    request.setAttribute(HandOver.SESSION, SessionKeys.key(sessionId.get()));
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(caller.get());
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  private static boolean holds(HttpServletRequest request, String csrfToken) {
    String given = request.getHeader(CSRF_HEADER);
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), csrfToken.getBytes(StandardCharsets.UTF_8));
  }

  private void refuse(ProblemType type, String detail, HttpServletResponse response)
      throws IOException {
    problems.write(Problem.of(type, detail), response);
  }
}
