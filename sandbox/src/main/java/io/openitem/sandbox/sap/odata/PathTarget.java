package io.openitem.sandbox.sap.odata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.uri.KeyPredicate;
import org.apache.olingo.odata2.api.uri.NavigationSegment;
import org.apache.olingo.odata2.api.uri.UriInfo;

/**
 * Where a path leads.
 *
 * @param model the entity set that it ends at
 * @param rows the rows it names by a key or a navigation; empty if it names a whole set
 */
record PathTarget(EntityModel<?> model, Optional<List<?>> rows) {
  /** Follows a path. */
  static PathTarget of(ServiceModel service, UriInfo uri) throws ODataException {
    EntityModel<?> start = model(service, uri.getStartEntitySet().getName());
    if (uri.getKeyPredicates().isEmpty()) {
      return new PathTarget(start, Optional.empty());
    }
    EntityModel<?> at = start;
    List<?> rows = find(start, uri.getKeyPredicates()).map(List::of).orElse(List.of());
    for (NavigationSegment segment : uri.getNavigationSegments()) {
      if (rows.isEmpty()) {
        throw SapFailure.notFound(at.set());
      }
      rows = RowWriter.follow(at, rows.get(0), segment.getNavigationProperty().getName());
      at = model(service, segment.getEntitySet().getName());
      if (!segment.getKeyPredicates().isEmpty()) {
        rows = find(over(at, rows), segment.getKeyPredicates()).map(List::of).orElse(List.of());
      }
    }
    return new PathTarget(at, Optional.of(rows));
  }

  /** The model of a set. */
  static EntityModel<?> model(ServiceModel service, String set) throws SapFailure {
    EntityModel<?> model = service.entities().get(set);
    if (model == null) {
      throw SapFailure.notFound(set);
    }
    return model;
  }

  /** The row that a key names. */
  static <T> Optional<T> find(EntityModel<T> model, List<KeyPredicate> predicates)
      throws ODataException {
    Map<String, String> key = new HashMap<>();
    for (KeyPredicate predicate : predicates) {
      key.put(predicate.getProperty().getName(), predicate.getLiteral());
    }
    return model.rows().find(key);
  }

  /** A set narrowed to rows that a navigation led to. */
  @SuppressWarnings("unchecked") // Navigations lead to rows of the target's model.
  static <T> EntityModel<T> over(EntityModel<T> model, List<?> rows) {
    return new EntityModel<>(
        model.set(),
        model.type(),
        model.fields(),
        model.navigations(),
        KeyedRows.of((List<T>) rows, model::keyOf),
        model.writer(),
        model.creatable(),
        model.updatable(),
        model.deletable(),
        model.etag());
  }
}
