package io.openitem.sap.odata;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An endpoint's options, checked.
 *
 * @param method what to do
 * @param keyPredicate the key without parentheses; empty for none
 * @param query the query options by their OData names
 * @param output what the answer becomes
 * @param followNext whether all pages are read into one list
 * @param pagesMax how many pages that may be
 * @param ifMatch the ETag to insist on; empty for none
 */
record SapODataOptions(
    ODataMethod method,
    String keyPredicate,
    Map<String, String> query,
    ODataOutput output,
    boolean followNext,
    int pagesMax,
    String ifMatch) {

  private static final int PAGES_CEILING = 10_000;

  SapODataOptions {
    query = Map.copyOf(query);
    if (pagesMax < 1 || pagesMax > PAGES_CEILING) {
      throw new IllegalArgumentException("pagesMax is not in 1.." + PAGES_CEILING);
    }
    if (method != ODataMethod.READ && followNext) {
      throw new IllegalArgumentException("followNext goes with method=read only");
    }
    if (output == ODataOutput.TEXT && followNext) {
      throw new IllegalArgumentException("output=text is read page by page, without followNext");
    }
  }

  /** Takes what it knows out of {@code parameters}; Camel refuses the start over what is left. */
  static SapODataOptions take(Map<String, Object> parameters) {
    Map<SapODataOption, String> given = new EnumMap<>(SapODataOption.class);
    for (SapODataOption option : SapODataOption.values()) {
      Object value = parameters.remove(option.uriName());
      given.put(option, value == null ? option.standard() : value.toString());
    }
    Map<String, String> query = new LinkedHashMap<>();
    put(query, "$filter", text(given, SapODataOption.FILTER));
    put(query, "$select", text(given, SapODataOption.SELECT));
    put(query, "$expand", text(given, SapODataOption.EXPAND));
    put(query, "$orderby", text(given, SapODataOption.ORDER_BY));
    put(query, "$top", number("top", text(given, SapODataOption.TOP)));
    put(query, "$skip", number("skip", text(given, SapODataOption.SKIP)));
    if (flag("inlineCount", text(given, SapODataOption.INLINE_COUNT))) {
      query.put("$inlinecount", "allpages");
    }
    return new SapODataOptions(
        oneOf(ODataMethod.class, "method", text(given, SapODataOption.METHOD)),
        text(given, SapODataOption.KEY_PREDICATE),
        query,
        oneOf(ODataOutput.class, "output", text(given, SapODataOption.OUTPUT)),
        flag("followNext", text(given, SapODataOption.FOLLOW_NEXT)),
        Integer.parseInt(number("pagesMax", text(given, SapODataOption.PAGES_MAX))),
        text(given, SapODataOption.IF_MATCH));
  }

  private static String text(Map<SapODataOption, String> given, SapODataOption option) {
    return Optional.ofNullable(given.get(option)).orElse("");
  }

  private static void put(Map<String, String> query, String name, String value) {
    if (!value.isEmpty()) {
      query.put(name, value);
    }
  }

  private static String number(String name, String value) {
    if (!value.matches("\\d{0,9}")) {
      throw new IllegalArgumentException(name + "=" + value + " is no number");
    }
    return value;
  }

  private static boolean flag(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(name + "=" + value + " is not true or false");
    };
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String name, String value) {
    for (E constant : Objects.requireNonNull(type.getEnumConstants())) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        name
            + "="
            + value
            + " is none of "
            + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
  }
}
