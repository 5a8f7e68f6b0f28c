package io.openitem.sandbox.sap.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.olingo.odata2.api.edm.EdmConcurrencyMode;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.apache.olingo.odata2.api.edm.provider.AnnotationAttribute;
import org.apache.olingo.odata2.api.edm.provider.AnnotationElement;
import org.apache.olingo.odata2.api.edm.provider.ComplexType;
import org.apache.olingo.odata2.api.edm.provider.Facets;
import org.apache.olingo.odata2.api.edm.provider.Property;
import org.apache.olingo.odata2.api.edm.provider.SimpleProperty;

/** The parts of a schema that do not depend on other parts. */
final class SchemaParts {
  private static final String SAP = "http://www.sap.com/Protocols/SAPData";

  private SchemaParts() {}

  /** Says that $batch is not supported. */
  static AnnotationElement noBatch(ServiceModel model) {
    AnnotationElement term =
        new AnnotationElement()
            .setName("Annotation")
            .setAttributes(
                List.of(
                    new AnnotationAttribute()
                        .setName("Term")
                        .setText("Org.OData.Capabilities.V1.BatchSupported"),
                    new AnnotationAttribute().setName("Bool").setText("false")));
    return new AnnotationElement()
        .setName("Annotations")
        .setNamespace("http://docs.oasis-open.org/odata/ns/edm")
        .setAttributes(
            List.of(
                new AnnotationAttribute()
                    .setName("Target")
                    .setText(model.name() + "." + model.container())))
        .setChildElements(List.of(term));
  }

  /** A property with its facets and annotations. */
  static Property property(Field<?> field, boolean isEtag) {
    Facets facets = new Facets();
    if (field.key()) {
      facets.setNullable(false);
    }
    if (field.kind() == EdmSimpleTypeKind.Decimal) {
      facets.setPrecision(field.length()).setScale(field.scale());
    } else if (field.length() > 0) {
      facets.setMaxLength(field.length());
    }
    if (field.kind() == EdmSimpleTypeKind.DateTime) {
      facets.setPrecision(0);
    }
    if (isEtag) {
      facets.setConcurrencyMode(EdmConcurrencyMode.Fixed);
    }
    Map<String, String> annotations = new java.util.TreeMap<>(field.annotations());
    if (!field.creatable()) {
      annotations.put("creatable", "false");
    }
    if (!field.updatable()) {
      annotations.put("updatable", "false");
    }
    return new SimpleProperty()
        .setType(field.kind())
        .setName(field.name())
        .setFacets(facets)
        .setAnnotationAttributes(annotations(annotations));
  }

  /** What a function import returns. */
  static ComplexType complex(FunctionModel function) {
    List<Property> properties = new ArrayList<>();
    function
        .fields()
        .forEach(
            (name, length) -> {
              Facets facets = new Facets();
              if (length > 0) {
                facets.setMaxLength(length);
              }
              properties.add(
                  new SimpleProperty()
                      .setType(EdmSimpleTypeKind.String)
                      .setName(name)
                      .setFacets(facets));
            });
    ComplexType type = new ComplexType();
    type.setName(function.result()).setProperties(properties);
    return type;
  }

  /** Attributes with the prefix sap. */
  static List<AnnotationAttribute> annotations(Map<String, String> values) {
    return values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            each ->
                new AnnotationAttribute()
                    .setNamespace(SAP)
                    .setPrefix("sap")
                    .setName(each.getKey())
                    .setText(each.getValue()))
        .toList();
  }
}
