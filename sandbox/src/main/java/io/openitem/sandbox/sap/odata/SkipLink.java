package io.openitem.sandbox.sap.odata;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The address of the next page: the same request from a skip token on. */
final class SkipLink {
  private SkipLink() {}

  static String of(URI request, String token) {
    @Nullable String query = request.getRawQuery();
    String kept =
        query == null
            ? ""
            : Arrays.stream(query.split("&", -1))
                .filter(each -> !isPosition(each))
                .collect(Collectors.joining("&"));
    String address = request.toString();
    int mark = address.indexOf('?');
    String path = mark < 0 ? address : address.substring(0, mark);
    return path
        + "?"
        + (kept.isEmpty() ? "" : kept + "&")
        + "$skiptoken="
        + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  private static boolean isPosition(String parameter) {
    String plain = parameter.replace("%24", "$");
    return plain.startsWith("$skiptoken=")
        || plain.startsWith("$skip=")
        || plain.startsWith("$top=");
  }
}
