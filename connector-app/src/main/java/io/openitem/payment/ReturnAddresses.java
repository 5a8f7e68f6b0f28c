package io.openitem.payment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where payers may be sent back to. Anything else would let a stranger's link borrow the
 * processor's page to lead payers to a page of the stranger's.
 */
final class ReturnAddresses {

  private final List<URI> allowed;

  ReturnAddresses(List<URI> allowed) {
    this.allowed = allowed;
  }

  /** The address, where it is one of those that are allowed, or below one of them. */
  Optional<URI> allowed(String address) {
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    boolean plain =
        uri.getHost() != null
            && uri.getRawUserInfo() == null
            && uri.getRawFragment() == null
            && !climbs(path(uri));
    return plain && allowed.stream().anyMatch(base -> isBelow(uri, base))
        ? Optional.of(uri)
        : Optional.empty();
  }

  private static boolean isBelow(URI uri, URI base) {
    String root = path(base);
    String below = root.endsWith("/") ? root : root + "/";
    return lower(uri.getScheme()).equals(lower(base.getScheme()))
        && lower(uri.getHost()).equals(lower(base.getHost()))
        && port(uri) == port(base)
        && (path(uri).equals(root) || path(uri).startsWith(below));
  }

  /** The decoded path, in which an encoded dot is a dot. */
  private static String path(URI uri) {
    String path = Optional.ofNullable(uri.getPath()).orElse("");
    return path.isEmpty() ? "/" : path;
  }

  private static boolean climbs(String path) {
    return List.of(path.split("[/\\\\]", -1)).stream()
        .anyMatch(part -> part.equals(".") || part.equals(".."));
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : lower(uri.getScheme()).equals("https") ? 443 : 80;
  }

  private static String lower(String text) {
    return Optional.ofNullable(text).orElse("").toLowerCase(Locale.ROOT);
  }
}
