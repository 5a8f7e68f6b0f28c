package io.openitem.sap.odata;

import java.util.OptionalInt;

/**
 * A simple property, or a function import's parameter.
 *
 * @param name its name
 * @param edm its simple type
 * @param dateOnly whether SAP marks it as a date without time
 * @param lengthMax how many characters it holds
 * @param precision how many digits it holds
 * @param scale how many of them may follow the decimal point
 */
record ODataProperty(
    String name,
    EdmSimple edm,
    boolean dateOnly,
    OptionalInt lengthMax,
    OptionalInt precision,
    OptionalInt scale) {

  /** The simple types of OData V2. */
  enum EdmSimple {
    BINARY,
    BOOLEAN,
    BYTE,
    SBYTE,
    DATETIME,
    DATETIMEOFFSET,
    DECIMAL,
    DOUBLE,
    SINGLE,
    GUID,
    INT16,
    INT32,
    INT64,
    STRING,
    TIME
  }
}
