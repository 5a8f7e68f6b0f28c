package io.openitem.sap.odata;

import java.util.Locale;
import java.util.OptionalInt;
import org.apache.olingo.odata2.api.edm.EdmAnnotatable;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.edm.EdmFacets;
import org.apache.olingo.odata2.api.edm.EdmProperty;
import org.apache.olingo.odata2.api.edm.EdmType;
import org.apache.olingo.odata2.api.edm.EdmTyped;
import org.jspecify.annotations.Nullable;

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

  /** A property as declared. */
  static ODataProperty of(String name, EdmTyped property) throws EdmException {
    EdmFacets facets = property instanceof EdmProperty own ? own.getFacets() : null;
    return of(name, property.getType(), facets, dateOnly(property));
  }

  /** A parameter as declared; SAP marks none of them as a date only. */
  static ODataProperty of(String name, EdmType type, @Nullable EdmFacets facets)
      throws EdmException {
    return of(name, type, facets, false);
  }

  private static ODataProperty of(
      String name, EdmType type, @Nullable EdmFacets facets, boolean dateOnly) throws EdmException {
    return new ODataProperty(
        name,
        EdmSimple.valueOf(type.getName().toUpperCase(Locale.ROOT)),
        dateOnly,
        facet(facets == null ? null : facets.getMaxLength()),
        facet(facets == null ? null : facets.getPrecision()),
        facet(facets == null ? null : facets.getScale()));
  }

  private static OptionalInt facet(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static boolean dateOnly(EdmTyped property) throws EdmException {
    if (!(property instanceof EdmAnnotatable annotated) || annotated.getAnnotations() == null) {
      return false;
    }
    var attributes = annotated.getAnnotations().getAnnotationAttributes();
    return attributes != null
        && attributes.stream()
            .anyMatch(a -> a.getName().equals("display-format") && a.getText().equals("Date"));
  }
}
