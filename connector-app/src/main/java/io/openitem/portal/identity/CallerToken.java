package io.openitem.portal.identity;

import io.openitem.domain.Caller;
import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller whose token or session has been verified. Keeps neither. */
public final class CallerToken extends AbstractAuthenticationToken {

  private final transient Caller caller;
  private final transient Instant validUntil;

  /** Authenticated as this caller, by a token that ends then. */
  public CallerToken(Caller caller, Instant validUntil) {
    super(List.of());
    this.caller = caller;
    this.validUntil = validUntil;
    setAuthenticated(true);
  }

  /** Whom the token or session names. */
  public Caller caller() {
    return caller;
  }

  /** The token's {@code exp}. */
  Instant validUntil() {
    return validUntil;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return caller;
  }

  @Override
  public String getName() {
    return caller.user();
  }
}
