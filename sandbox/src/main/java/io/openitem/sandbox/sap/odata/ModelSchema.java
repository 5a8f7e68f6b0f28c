package io.openitem.sandbox.sap.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.olingo.odata2.api.edm.EdmMultiplicity;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.apache.olingo.odata2.api.edm.FullQualifiedName;
import org.apache.olingo.odata2.api.edm.provider.Association;
import org.apache.olingo.odata2.api.edm.provider.AssociationEnd;
import org.apache.olingo.odata2.api.edm.provider.AssociationSet;
import org.apache.olingo.odata2.api.edm.provider.AssociationSetEnd;
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

/** Describes a service model as Olingo's schema, from which $metadata is written. */
final class ModelSchema {
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
        SchemaParts.annotations(
            Map.of("message-scope-supported", "true", "supported-formats", "atom json xlsx")));
    schema =
        new Schema()
            .setNamespace(model.name())
            .setEntityTypes(types)
            .setComplexTypes(model.functions().values().stream().map(SchemaParts::complex).toList())
            .setAssociations(associations)
            .setEntityContainers(List.of(container))
            .setAnnotationAttributes(SchemaParts.annotations(Map.of("schema-version", "1")));
    if (!model.batch()) {
      schema.setAnnotationElements(List.of(SchemaParts.noBatch(model)));
    }
  }

  private EntityType type(EntityModel<?> entity) {
    List<Property> properties = new ArrayList<>();
    List<PropertyRef> keys = new ArrayList<>();
    for (Field<?> field : entity.fields().values()) {
      properties.add(SchemaParts.property(field, field.name().equals(entity.etag())));
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
    type.setAnnotationAttributes(SchemaParts.annotations(Map.of("content-version", "1")));
    return type;
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
        .setAnnotationAttributes(SchemaParts.annotations(annotations));
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
