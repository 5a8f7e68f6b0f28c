package io.openitem.portal.identity;

import io.openitem.domain.Caller;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller whose token has been verified. Does not keep the token. */
public final class CallerToken extends AbstractAuthenticationToken {

  private final transient Caller caller;

  /** Authenticated as this caller. */
  public CallerToken(Caller caller) {
    super(List.of());
    this.caller = caller;
    setAuthenticated(true);
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
