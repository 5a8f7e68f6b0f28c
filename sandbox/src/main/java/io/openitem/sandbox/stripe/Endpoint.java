package io.openitem.sandbox.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One endpoint of the API.
 *
 * @param segments of the path after {@code /v1}; an empty one stands for an id
 * @param point where faults are injected: {@code stripe.<resource>.<verb>}
 * @param known the parameters that it takes
 */
record Endpoint(
    String method, List<String> segments, String point, Set<String> known, Handler handler) {

  /** What an endpoint does. */
  sealed interface Handler permits Read, Write {}

  /** Looks something up. */
  @FunctionalInterface
  non-sealed interface Read extends Handler {
    Result read(Call call);
  }

  /** Changes something. */
  @FunctionalInterface
  non-sealed interface Write extends Handler {
    Result write(Call call, Change change);
  }

  static Endpoint get(String path, String point, String known, Read handler) {
    return of("GET", path, point, known, handler);
  }

  static Endpoint post(String path, String point, String known, Write handler) {
    return of("POST", path, point, known, handler);
  }

  private static Endpoint of(
      String method, String path, String point, String known, Handler handler) {
    List<String> segments =
        java.util.Arrays.stream(path.split("/", -1)).map(s -> s.equals("*") ? "" : s).toList();
    Set<String> names = new java.util.HashSet<>(List.of(known.split(" ", -1)));
    names.add("expand");
    return new Endpoint(method, segments, "stripe." + point, names, handler);
  }

  /** The ids in this path, when the path is this endpoint's. */
  Optional<List<String>> match(String requestMethod, List<String> path) {
    if (!method.equals(requestMethod) || path.size() != segments.size()) {
      return Optional.empty();
    }
    List<String> ids = new ArrayList<>(2);
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.isEmpty()) {
        ids.add(path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(ids);
  }
}
