package io.openitem.sap.odata;

/**
 * The message headers of {@code sap-odata:}. Camel's HTTP sides pass on no header that begins with
 * Camel, in either direction.
 */
public final class SapODataHeaders {
  /** In: a Map of further query options by name, such as {@code $filter}; they win over the URI. */
  public static final String QUERY_PARAMS = "CamelSapOData.queryParams";

  /** In: the key, as text without parentheses or as a Map by property; wins over the URI. */
  public static final String KEY_PREDICATE = "CamelSapOData.keyPredicate";

  /** In: the ETag the entity must still have; wins over the URI. */
  public static final String IF_MATCH = "CamelSapOData.ifMatch";

  /** In: a {@link java.time.Duration} that the call may take, below the system's call-timeout. */
  public static final String TIME_LIMIT = "CamelSapOData.timeLimit";

  /** In and out: where the next page is. Given, that page is read; absent, the first. */
  public static final String NEXT_LINK = "CamelSapOData.nextLink";

  /** Out: the HTTP status, also of a failure; absent when SAP did not answer. */
  public static final String STATUS = "CamelSapOData.status";

  /** Out: a {@link io.openitem.sap.SapMessage}, when SAP sent one. */
  public static final String SAP_MESSAGE = "CamelSapOData.sapMessage";

  /** Out: the entity's ETag. */
  public static final String ETAG = "CamelSapOData.etag";

  /** Out: how many entities there are, a Long, when {@code inlineCount=true} asked for it. */
  public static final String COUNT = "CamelSapOData.count";

  private SapODataHeaders() {}
}
