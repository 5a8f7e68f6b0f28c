package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import com.stripe.net.Authenticator;
import com.stripe.net.BearerTokenAuthenticator;
import com.stripe.net.LiveStripeResponseGetter;
import com.stripe.net.StripeResponseGetterOptions;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the one client of an installation. */
final class StripeClients {

  private StripeClients() {}

  static StripeClient client(StripeSettings settings) {
    return new StripeClient(
        new LiveStripeResponseGetter(
            new Options(settings), new StripeTransport(settings.connectTimeout())));
  }

  /**
   * Everything explicit, because the library's defaults change between versions: it repeats
   * nothing, since only the caller knows whether a repetition is safe.
   */
  private static final class Options extends StripeResponseGetterOptions {
    private final StripeSettings settings;
    private final Authenticator authenticator;

    Options(StripeSettings settings) {
      this.settings = settings;
      this.authenticator = new BearerTokenAuthenticator(settings.secretKey());
    }

    @Override
    public Authenticator getAuthenticator() {
      return authenticator;
    }

    @Override
    public int getMaxNetworkRetries() {
      return 0;
    }

    @Override
    public int getConnectTimeout() {
      return millis(settings.connectTimeout());
    }

    @Override
    public int getReadTimeout() {
      return millis(settings.readTimeout());
    }

    @Override
    public String getApiBase() {
      return settings.apiBase().toString();
    }

    @Override
    public String getFilesBase() {
      return getApiBase();
    }

    @Override
    public String getConnectBase() {
      return getApiBase();
    }

    @Override
    public String getMeterEventsBase() {
      return getApiBase();
    }

    @Override
    public @Nullable String getClientId() {
      return null;
    }

    @Override
    public @Nullable Proxy getConnectionProxy() {
      return null;
    }

    @Override
    public @Nullable PasswordAuthentication getProxyCredential() {
      return null;
    }

    @Override
    public @Nullable String getStripeAccount() {
      return null;
    }

    @Override
    public @Nullable String getStripeContext() {
      return null;
    }

    private static int millis(Duration duration) {
      return Math.toIntExact(duration.toMillis());
    }
  }
}
