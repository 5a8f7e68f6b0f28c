package io.openitem.sap;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call to SAP.
 *
 * <p>{@code path} is what follows the system's address, percent-encoded, with its query if it has
 * one; {@code sap-client} and {@code sap-language} are added by the connection.
 */
public final class SapRequest {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final String method;
  private final String path;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Optional<String> sessionPath;

  private SapRequest(
      String method,
      String path,
      Map<String, String> headers,
      byte[] body,
      Optional<String> sessionPath) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("A SAP path begins with a slash: " + path);
    }
    this.method = method.toUpperCase(Locale.ROOT);
    this.path = path;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
    this.sessionPath = sessionPath;
  }

  /**
   * A POST without session and CSRF token, as SOAP services take it.
   *
   * @param path the path
   * @param contentType the body's media type with its charset
   * @param headers further headers, for instance {@code SOAPAction}
   * @param body the body
   * @return the request
   */
  public static SapRequest post(
      String path, String contentType, Map<String, String> headers, byte[] body) {
    return new SapRequest("POST", path, headers, body, Optional.empty())
        .withHeader("Content-Type", contentType);
  }

  /**
   * A call within the session of an OData service: cookies are kept, and a CSRF token goes with
   * every call that is no read.
   *
   * @param method the HTTP method
   * @param servicePath the service's root, with its closing slash: whose session it is, and where a
   *     token is fetched
   * @param path the path
   * @param headers further headers
   * @param body the body; empty for none
   * @return the request
   */
  public static SapRequest inSession(
      String method, String servicePath, String path, Map<String, String> headers, byte[] body) {
    return new SapRequest(method, path, headers, body, Optional.of(servicePath));
  }

  private SapRequest withHeader(String name, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(name, value);
    return new SapRequest(method, path, all, body, sessionPath);
  }

  /** The HTTP method, in upper case. */
  public String method() {
    return method;
  }

  /** Path and query. */
  public String path() {
    return path;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }

  Optional<String> sessionPath() {
    return sessionPath;
  }

  /** Whether the method only reads: such a call has no effect, whatever becomes of it. */
  public boolean reads() {
    return READING.contains(method);
  }

  /** Method and path without its query, which may name people. */
  @Override
  public String toString() {
    int query = path.indexOf('?');
    return method + " " + (query < 0 ? path : path.substring(0, query));
  }
}
