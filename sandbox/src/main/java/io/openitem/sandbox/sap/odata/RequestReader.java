package io.openitem.sandbox.sap.odata;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.olingo.odata2.api.commons.ODataHttpMethod;
import org.apache.olingo.odata2.api.processor.ODataRequest;
import org.apache.olingo.odata2.api.uri.PathSegment;
import org.apache.olingo.odata2.core.ODataPathSegmentImpl;
import org.apache.olingo.odata2.core.PathInfoImpl;
import org.jspecify.annotations.Nullable;

/** Reads a servlet request as Olingo wants to see it. */
final class RequestReader {
  private RequestReader() {}

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException when its address, method or content type is malformed
   */
  static ODataRequest read(HttpServletRequest request, String method, InputStream body) {
    String path = request.getRequestURI().substring(request.getServletPath().length());
    List<PathSegment> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        String plain = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        segments.add(new ODataPathSegmentImpl(plain, Map.of()));
      }
    }
    if (segments.isEmpty()) {
      segments.add(new ODataPathSegmentImpl("", Map.of()));
    }
    String host = request.getScheme() + "://" + request.getHeader("Host");
    PathInfoImpl info = new PathInfoImpl();
    info.setServiceRoot(URI.create(host + request.getServletPath() + "/"));
    info.setODataPathSegment(segments);
    String query = request.getQueryString();
    info.setRequestUri(
        URI.create(host + request.getRequestURI() + (query == null ? "" : "?" + safe(query))));
    ODataRequest.ODataRequestBuilder builder = ODataRequest.method(ODataHttpMethod.valueOf(method));
    String contentType = request.getContentType();
    if (contentType != null) {
      builder.contentType(contentType);
    }
    return builder
        .httpMethod(method)
        .pathInfo(info)
        .allQueryParameters(parameters(query))
        .requestHeaders(headers(request))
        .acceptHeaders(accepted(request))
        .acceptableLanguages(List.of(Locale.ENGLISH))
        .body(body)
        .build();
  }

  /** Clients send blanks and quotes as they are; a URI cannot hold them. */
  private static String safe(String query) {
    return query.replace(" ", "%20").replace("\"", "%22").replace("|", "%7C");
  }

  private static Map<String, List<String>> parameters(@Nullable String query) {
    Map<String, List<String>> parameters = new HashMap<>();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.computeIfAbsent(decode(name), k -> new ArrayList<>()).add(decode(value));
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      if (!name.equalsIgnoreCase("Accept")) {
        headers.put(name, Collections.list(request.getHeaders(name)));
      }
    }
    return headers;
  }

  private static List<String> accepted(HttpServletRequest request) {
    List<String> accepted = new ArrayList<>();
    if (String.valueOf(request.getPathInfo()).startsWith("/$metadata")) {
      // Gateway answers XML here whatever is accepted; Olingo would answer 406.
      return accepted;
    }
    for (String header : Collections.list(request.getHeaders("Accept"))) {
      for (String type : header.split(",", -1)) {
        if (!type.isBlank()) {
          accepted.add(type.strip());
        }
      }
    }
    return accepted;
  }
}
