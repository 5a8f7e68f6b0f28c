package io.openitem.payment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How payment methods are added.
 *
 * @param returnAddresses where a processor's page may send the payer back to: addresses of portals,
 *     with what is below their paths; https, or http on the machine itself; default none, so that
 *     no method can be added until a portal is named; at most 50
 * @param setupValidity how long such a page can be used; default 1 h, 31 min to 24 h
 * @param setupsMax how many pages an organisation can have open at once; default 50, 1 to 1000
 */
@ConfigurationProperties("openitem.payment-methods")
public record MethodSettings(
    List<URI> returnAddresses,
    @DefaultValue("1h") Duration setupValidity,
    @DefaultValue("50") int setupsMax) {

  private static final int ADDRESSES_MAX = 50;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Checks the bounds. */
  public MethodSettings {
    returnAddresses = returnAddresses == null ? List.of() : List.copyOf(returnAddresses);
    if (returnAddresses.size() > ADDRESSES_MAX) {
      throw new IllegalArgumentException(
          "openitem.payment-methods.return-addresses names more than " + ADDRESSES_MAX);
    }
    returnAddresses.forEach(MethodSettings::check);
    if (setupValidity.compareTo(Duration.ofMinutes(31)) < 0
        || setupValidity.compareTo(Duration.ofHours(24)) > 0) {
      throw new IllegalArgumentException(
          "openitem.payment-methods.setup-validity is %s, but must be 31m to 24h"
              .formatted(setupValidity));
    }
    if (setupsMax < 1 || setupsMax > 1_000) {
      throw new IllegalArgumentException("openitem.payment-methods.setups-max is 1 to 1000");
    }
  }

  private static void check(URI address) {
    String host = address.getHost() == null ? "" : address.getHost();
    boolean secure =
        "https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && LOOPBACK.contains(host));
    boolean plain =
        !host.isEmpty()
            && address.getRawUserInfo() == null
            && address.getRawQuery() == null
            && address.getRawFragment() == null;
    if (!secure || !plain) {
      throw new IllegalArgumentException(
          "openitem.payment-methods.return-addresses holds "
              + address
              + ": give https addresses without user, query and fragment");
    }
  }
}
