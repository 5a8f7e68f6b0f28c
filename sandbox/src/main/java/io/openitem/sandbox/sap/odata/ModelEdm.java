package io.openitem.sandbox.sap.odata;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.olingo.odata2.api.edm.FullQualifiedName;
import org.apache.olingo.odata2.api.edm.provider.Association;
import org.apache.olingo.odata2.api.edm.provider.AssociationSet;
import org.apache.olingo.odata2.api.edm.provider.ComplexType;
import org.apache.olingo.odata2.api.edm.provider.EdmProvider;
import org.apache.olingo.odata2.api.edm.provider.EntityContainer;
import org.apache.olingo.odata2.api.edm.provider.EntityContainerInfo;
import org.apache.olingo.odata2.api.edm.provider.EntitySet;
import org.apache.olingo.odata2.api.edm.provider.EntityType;
import org.apache.olingo.odata2.api.edm.provider.FunctionImport;
import org.apache.olingo.odata2.api.edm.provider.Schema;
import org.jspecify.annotations.Nullable;

/** Finds the parts of a schema for Olingo, which expects null for what does not exist. */
@SuppressWarnings("NullAway") // Olingo's interface is not annotated and lives on nulls.
final class ModelEdm extends EdmProvider {
  private final Schema schema;
  private final EntityContainer container;

  ModelEdm(ServiceModel model) {
    ModelSchema built = new ModelSchema(model);
    this.schema = built.schema();
    this.container = built.container();
  }

  @Override
  public List<Schema> getSchemas() {
    return List.of(schema);
  }

  @Override
  public @Nullable EntityContainerInfo getEntityContainerInfo(@Nullable String name) {
    return name == null || name.equals(container.getName()) ? container : null;
  }

  @Override
  public @Nullable EntityType getEntityType(FullQualifiedName name) {
    return find(schema.getEntityTypes(), each -> each.getName().equals(name.getName()));
  }

  @Override
  public @Nullable ComplexType getComplexType(FullQualifiedName name) {
    return find(schema.getComplexTypes(), each -> each.getName().equals(name.getName()));
  }

  @Override
  public @Nullable Association getAssociation(FullQualifiedName name) {
    return find(schema.getAssociations(), each -> each.getName().equals(name.getName()));
  }

  @Override
  public @Nullable EntitySet getEntitySet(String owner, String name) {
    return find(container.getEntitySets(), each -> each.getName().equals(name));
  }

  @Override
  public @Nullable AssociationSet getAssociationSet(
      String owner, FullQualifiedName association, String set, String role) {
    return find(
        container.getAssociationSets(),
        each -> each.getAssociation().getName().equals(association.getName()));
  }

  @Override
  public @Nullable FunctionImport getFunctionImport(String owner, String name) {
    return find(container.getFunctionImports(), each -> each.getName().equals(name));
  }

  private static <T> @Nullable T find(Collection<T> all, Predicate<T> wanted) {
    return all.stream().filter(wanted).findFirst().orElse(null);
  }
}
