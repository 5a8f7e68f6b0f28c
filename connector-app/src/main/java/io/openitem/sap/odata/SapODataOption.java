package io.openitem.sap.odata;

import java.util.Locale;

/** The options of a {@code sap-odata:} endpoint, as the reference page lists them. */
enum SapODataOption {
  METHOD(
      "method",
      "read",
      "What to do: `read`, `count`, `create`, `update` (PUT), `merge`, `patch`, `delete`, or `call`"
          + " for a function import, by the HTTP method that `$metadata` gives it."),
  KEY_PREDICATE(
      "keyPredicate",
      "",
      "The entity's key without parentheses: `'0010000001'` or"
          + " `Customer='0010000001',CompanyCode='1710'`."),
  FILTER("filter", "", "`$filter`."),
  SELECT("select", "", "`$select`."),
  EXPAND("expand", "", "`$expand`."),
  ORDER_BY("orderBy", "", "`$orderby`."),
  TOP("top", "", "`$top`, a number of entities."),
  SKIP("skip", "", "`$skip`, a number of entities."),
  INLINE_COUNT("inlineCount", "false", "`true` asks for the number of all entities."),
  OUTPUT(
      "output",
      "map",
      "`map`: Java types by `$metadata`; `json`: Jackson's JsonNode as SAP wrote it; `text`: the"
          + " same as text, for `jslt:`."),
  FOLLOW_NEXT(
      "followNext",
      "false",
      "`true` reads all pages into one list; `false` reads one, with the next one's link in a"
          + " header."),
  PAGES_MAX(
      "pagesMax",
      "100",
      "How many pages `followNext` reads at most, 1 to 10000; a longer list is an error, never cut"
          + " short."),
  IF_MATCH(
      "ifMatch",
      "",
      "The ETag the entity must still have, or `*`. Without it nothing is sent in its place, and SAP"
          + " may answer 428.");

  private final String uriName;
  private final String standard;
  private final String meaning;

  SapODataOption(String uriName, String standard, String meaning) {
    this.uriName = uriName;
    this.standard = standard;
    this.meaning = meaning;
  }

  /** Its name in an endpoint's URI. */
  String uriName() {
    return uriName;
  }

  /** What holds where the URI does not name it; empty for nothing. */
  String standard() {
    return standard;
  }

  /** Its row in the reference page's table. */
  String row() {
    String shown = standard.isEmpty() ? "" : "`" + standard.toLowerCase(Locale.ROOT) + "`";
    return "| `" + uriName + "` | " + shown + " | " + meaning + " |";
  }
}
