package io.openitem.sap.odata;

/** What an answer's body becomes. */
public enum ODataOutput {
  /** A Map, or a List of Maps, of Java types by {@code $metadata}: decimals are BigDecimal. */
  MAP,
  /** Jackson's JsonNode as SAP wrote it: decimals stay strings. {@code $metadata} is not needed. */
  JSON,
  /** The same as text, as the {@code jslt:} component takes it. */
  TEXT
}
