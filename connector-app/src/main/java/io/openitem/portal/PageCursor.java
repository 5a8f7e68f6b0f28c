package io.openitem.portal;

import io.openitem.portal.contract.FieldError;
import io.openitem.store.PageKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The cursor of a list: where a page ended, and for which filters and sort. Opaque to callers, who
 * could learn nothing by changing it: it holds only what they were shown, and what it finds is
 * bound to their accounts again.
 */
public final class PageCursor {

  private static final String SEPARATOR = "\n";

  private final String fingerprint;

  private PageCursor(String fingerprint) {
    this.fingerprint = fingerprint;
  }

  /** The cursors of this list with these filters and this sort. */
  public static PageCursor of(OperationRequest request) {
    Map<String, List<String>> filters = new TreeMap<>(request.query());
    filters.remove("cursor");
    filters.remove("limit");
    String list = request.operationId() + new TreeMap<>(request.path()) + filters;
    return new PageCursor(hash(list));
  }

  /**
   * Where the page before ended; empty for the first page.
   *
   * @param parse reads the value that the list is sorted by
   */
  public Optional<PageKey> read(OperationRequest request, Function<String, Object> parse) {
    return request.queryValue("cursor").map(text -> decode(text, parse));
  }

  /**
   * Refuses a cursor where a whole list is asked for.
   *
   * @throws io.openitem.domain.ProblemException {@code invalid-request}
   */
  static void requireNone(OperationRequest request) {
    if (request.queryValue("cursor").isPresent()) {
      throw FieldError.query(
              "cursor",
              "is of pages, and a download has the whole list",
              "Leave it out, or accept application/json.")
          .asProblem()
          .asException();
    }
  }

  /** What to send to get the next page; empty on the last one. */
  public Optional<String> next(Optional<PageKey> key) {
    return key.map(
        end -> {
          String text = String.join(SEPARATOR, fingerprint, end.value().toString(), end.id());
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
  }

  private PageKey decode(String text, Function<String, Object> parse) {
    try {
      String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = decoded.split(SEPARATOR, -1);
      if (parts.length == 3
          && parts[0].equals(fingerprint)
          && parts[1].length() <= 60
          && parts[2].matches("[A-Za-z0-9_-]{0,100}")) {
        return new PageKey(parse.apply(parts[1]), parts[2]);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refused();
    }
    throw refused();
  }

  private static RuntimeException refused() {
    return FieldError.query(
            "cursor",
            "was not given for this list with these filters and this sort",
            "Send the nextCursor of the page before unchanged, or leave it out to begin again.")
        .asProblem()
        .asException();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
