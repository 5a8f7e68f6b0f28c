package io.openitem.sandbox.sap.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.olingo.odata2.api.edm.EdmConcurrencyMode;
import org.apache.olingo.odata2.api.edm.EdmMultiplicity;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.apache.olingo.odata2.api.edm.FullQualifiedName;
import org.apache.olingo.odata2.api.edm.provider.AnnotationAttribute;
import org.apache.olingo.odata2.api.edm.provider.AnnotationElement;
import org.apache.olingo.odata2.api.edm.provider.Association;
import org.apache.olingo.odata2.api.edm.provider.AssociationEnd;
import org.apache.olingo.odata2.api.edm.provider.AssociationSet;
import org.apache.olingo.odata2.api.edm.provider.AssociationSetEnd;
import org.apache.olingo.odata2.api.edm.provider.ComplexType;
import org.apache.olingo.odata2.api.edm.provider.EntityContainer;
import org.apache.olingo.odata2.api.edm.provider.EntitySet;
import org.apache.olingo.odata2.api.edm.provider.EntityType;
import org.apache.olingo.odata2.api.edm.provider.Facets;
import org.apache.olingo.odata2.api.edm.provider.FunctionImport;
import org.apache.olingo.odata2.api.edm.provider.FunctionImportParameter;
import org.apache.olingo.odata2.api.edm.provider.Key;
import org.apache.olingo.odata2.api.edm.provider.NavigationProperty;
import org.apache.olingo.odata2.api.edm.provider.Property;
import org.apache.olingo.odata2.api.edm.provider.PropertyRef;
import org.apache.olingo.odata2.api.edm.provider.ReturnType;
import org.apache.olingo.odata2.api.edm.provider.Schema;
import org.apache.olingo.odata2.api.edm.provider.SimpleProperty;

/** Describes a service model as Olingo's schema, from which $metadata is written. */
final class ModelSchema {
  private static final String SAP = "http://www.sap.com/Protocols/SAPData";

  private final ServiceModel model;
  private final Schema schema;
  private final EntityContainer container = new EntityContainer();

  ModelSchema(ServiceModel model) {
    this.model = model;
    List<EntityType> types = new ArrayList<>();
    List<EntitySet> sets = new ArrayList<>();
    List<Association> associations = new ArrayList<>();
    List<AssociationSet> associationSets = new ArrayList<>();
    for (EntityModel<?> entity : model.entities().values()) {
      types.add(type(entity));
      sets.add(set(entity));
      for (Navigation<?> navigation : entity.navigations().values()) {
        associations.add(association(entity, navigation));
        associationSets.add(associationSet(entity, navigation));
      }
    }
    container.setName(model.container()).setDefaultEntityContainer(true);
    container.setEntitySets(sets).setAssociationSets(associationSets);
    container.setFunctionImports(model.functions().values().stream().map(this::function).toList());
    container.setAnnotationAttributes(
        annotations(
            Map.of("message-scope-supported", "true", "supported-formats", "atom json xlsx")));
    schema =
        new Schema()
            .setNamespace(model.name())
            .setEntityTypes(types)
            .setComplexTypes(model.functions().values().stream().map(ModelSchema::complex).toList())
            .setAssociations(associations)
            .setEntityContainers(List.of(container))
            .setAnnotationAttributes(annotations(Map.of("schema-version", "1")));
    if (!model.batch()) {
      schema.setAnnotationElements(List.of(noBatch()));
    }
  }

  private AnnotationElement noBatch() {
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

  private EntityType type(EntityModel<?> entity) {
    List<Property> properties = new ArrayList<>();
    List<PropertyRef> keys = new ArrayList<>();
    for (Field<?> field : entity.fields().values()) {
      properties.add(property(field, field.name().equals(entity.etag())));
      if (field.key()) {
        keys.add(new PropertyRef().setName(field.name()));
      }
    }
    List<NavigationProperty> navigations =
        entity.navigations().values().stream()
            .map(
                navigation ->
                    new NavigationProperty()
                        .setName(navigation.name())
                        .setRelationship(name(associationName(entity, navigation)))
                        .setFromRole("From")
                        .setToRole("To"))
            .toList();
    EntityType type = new EntityType();
    type.setName(entity.type()).setProperties(properties);
    type.setKey(new Key().setKeys(keys)).setNavigationProperties(navigations);
    type.setAnnotationAttributes(annotations(Map.of("content-version", "1")));
    return type;
  }

  private static Property property(Field<?> field, boolean isEtag) {
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

  private EntitySet set(EntityModel<?> entity) {
    Map<String, String> annotations = new java.util.TreeMap<>();
    annotations.put("creatable", Boolean.toString(entity.creatable()));
    annotations.put("updatable", Boolean.toString(entity.updatable()));
    annotations.put("deletable", Boolean.toString(entity.deletable()));
    annotations.put("content-version", "1");
    return new EntitySet()
        .setName(entity.set())
        .setEntityType(name(entity.type()))
        .setAnnotationAttributes(annotations(annotations));
  }

  private Association association(EntityModel<?> entity, Navigation<?> navigation) {
    EntityModel<?> target = target(navigation);
    return new Association()
        .setName(associationName(entity, navigation))
        .setEnd1(end(entity.type(), "From", EdmMultiplicity.ONE))
        .setEnd2(
            end(
                target.type(),
                "To",
                navigation.many() ? EdmMultiplicity.MANY : EdmMultiplicity.ZERO_TO_ONE));
  }

  private AssociationEnd end(String type, String role, EdmMultiplicity multiplicity) {
    return new AssociationEnd().setType(name(type)).setRole(role).setMultiplicity(multiplicity);
  }

  private AssociationSet associationSet(EntityModel<?> entity, Navigation<?> navigation) {
    return new AssociationSet()
        .setName(associationName(entity, navigation) + "Set")
        .setAssociation(name(associationName(entity, navigation)))
        .setEnd1(new AssociationSetEnd().setRole("From").setEntitySet(entity.set()))
        .setEnd2(new AssociationSetEnd().setRole("To").setEntitySet(navigation.target()));
  }

  private EntityModel<?> target(Navigation<?> navigation) {
    EntityModel<?> target = model.entities().get(navigation.target());
    if (target == null) {
      throw new IllegalStateException(navigation.name() + " leads nowhere");
    }
    return target;
  }

  private FunctionImport function(FunctionModel function) {
    return new FunctionImport()
        .setName(function.name())
        .setHttpMethod(function.method())
        .setReturnType(
            new ReturnType()
                .setTypeName(name(function.result()))
                .setMultiplicity(function.many() ? EdmMultiplicity.MANY : EdmMultiplicity.ONE))
        .setParameters(
            List.of(
                new FunctionImportParameter()
                    .setName(function.parameter())
                    .setType(EdmSimpleTypeKind.String)
                    .setMode("In")
                    .setFacets(new Facets().setMaxLength(10))));
  }

  private static ComplexType complex(FunctionModel function) {
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

  private static List<AnnotationAttribute> annotations(Map<String, String> values) {
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

  private static String associationName(EntityModel<?> entity, Navigation<?> navigation) {
    return "assoc_" + entity.set() + "_" + navigation.name();
  }

  private FullQualifiedName name(String name) {
    return new FullQualifiedName(model.name(), name);
  }

  /** The schema. */
  Schema schema() {
    return schema;
  }

  /** Its one container. */
  EntityContainer container() {
    return container;
  }
}
