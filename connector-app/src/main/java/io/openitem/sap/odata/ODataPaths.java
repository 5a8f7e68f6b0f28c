package io.openitem.sap.odata;

import io.openitem.sap.odata.ODataMetadata.Mismatch;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Addresses within a service. */
final class ODataPaths {
  private ODataPaths() {}

  /** Resource and query, percent-encoded. */
  static String of(String servicePath, String resource, Map<String, String> query) {
    StringBuilder path = new StringBuilder(servicePath).append(encodeResource(resource));
    char separator = '?';
    for (Map.Entry<String, String> option : new TreeMap<>(query).entrySet()) {
      path.append(separator)
          .append(encode(option.getKey()))
          .append('=')
          .append(encode(option.getValue()));
      separator = '&';
    }
    return path.toString();
  }

  /**
   * The address of the next page at our own system. Of SAP's link only the part after the service
   * is used: behind a proxy its host is one that cannot be reached from here, and no link may lead
   * our credentials elsewhere.
   *
   * @param resource what the call reads; a link that reads something else is refused
   */
  static String next(String servicePath, String service, String resource, String link)
      throws Mismatch {
    String marker = "/" + service + "/";
    int at = link.indexOf(marker);
    String relative = at >= 0 ? link.substring(at + marker.length()) : link;
    int query = relative.indexOf('?');
    String path = query < 0 ? relative : relative.substring(0, query);
    if (query < 0
        || path.contains(":")
        || !decode(path).map(p -> same(p, resource)).orElse(false)) {
      throw new Mismatch("the next link does not continue " + resource);
    }
    String resourcePath = encodeResource(decode(path).orElseThrow());
    return servicePath + resourcePath + "?" + legal(relative.substring(query + 1));
  }

  /** The key in an address: {@code ('1')} or {@code (CompanyCode='1010',Customer='1')}. */
  static String key(Map<?, ?> key, ODataType type) throws Mismatch {
    List<String> literals = new ArrayList<>();
    for (String name : type.keys()) {
      Object value = key.get(name);
      ODataProperty property = type.properties().get(name);
      if (value == null || property == null) {
        throw new Mismatch("the key of " + type.name() + " needs " + name);
      }
      String literal = ODataValues.toLiteral(value, property);
      literals.add(type.keys().size() == 1 ? literal : name + "=" + literal);
    }
    if (key.size() != literals.size()) {
      throw new Mismatch("the key of " + type.name() + " is " + type.keys());
    }
    return "(" + String.join(",", literals) + ")";
  }

  private static boolean same(String one, String other) {
    return one.equals(other)
        || ODataMetadata.withoutKeys(one).equals(ODataMetadata.withoutKeys(other));
  }

  private static Optional<String> decode(String path) {
    try {
      return Optional.ofNullable(URI.create(path.replace(" ", "%20")).getPath());
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Percent-encodes a resource path; a slash within a key's text is no separator. */
  private static String encodeResource(String resource) {
    StringBuilder encoded = new StringBuilder();
    String[] parts = resource.split("'", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = encode(parts[i]);
      encoded.append(i == 0 ? "" : "'").append(i % 2 == 0 ? part : part.replace("/", "%2F"));
    }
    return encoded.toString();
  }

  /** Percent-encodes what a server left in its own link and no address may hold. */
  private static String legal(String query) {
    StringBuilder legal = new StringBuilder();
    query
        .codePoints()
        .forEach(
            point -> {
              String character = Character.toString(point);
              boolean allowed = point > ' ' && point < 127 && "\"<>\\^`{|}#".indexOf(point) < 0;
              legal.append(
                  allowed ? character : URLEncoder.encode(character, StandardCharsets.UTF_8));
            });
    return legal.toString().replace("+", "%20");
  }

  /** Percent-encodes all but what OData writes plainly in addresses. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%27", "'")
        .replace("%28", "(")
        .replace("%29", ")")
        .replace("%2C", ",")
        .replace("%24", "$")
        .replace("%2F", "/")
        .replace("%3D", "=");
  }
}
