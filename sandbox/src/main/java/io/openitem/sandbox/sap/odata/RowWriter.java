package io.openitem.sandbox.sap.odata;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.odata2.api.ODataCallback;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.edm.EdmNavigationProperty;
import org.apache.olingo.odata2.api.ep.EntityProviderWriteProperties;
import org.apache.olingo.odata2.api.ep.callback.OnWriteEntryContent;
import org.apache.olingo.odata2.api.ep.callback.OnWriteFeedContent;
import org.apache.olingo.odata2.api.ep.callback.WriteCallbackContext;
import org.apache.olingo.odata2.api.ep.callback.WriteEntryCallbackContext;
import org.apache.olingo.odata2.api.ep.callback.WriteEntryCallbackResult;
import org.apache.olingo.odata2.api.ep.callback.WriteFeedCallbackContext;
import org.apache.olingo.odata2.api.ep.callback.WriteFeedCallbackResult;
import org.apache.olingo.odata2.api.uri.ExpandSelectTreeNode;
import org.jspecify.annotations.Nullable;

/** Turns rows into what Olingo writes: only the selected properties, and expanded rows in line. */
final class RowWriter {
  private static final String ROW = "#row";

  private final ServiceModel service;
  private final URI root;

  RowWriter(ServiceModel service, URI root) {
    this.service = service;
    this.root = root;
  }

  /** The properties with which rows of a set are written. */
  EntityProviderWriteProperties.ODataEntityProviderPropertiesBuilder properties(
      EntityModel<?> model, ExpandSelectTreeNode tree) {
    Map<String, ODataCallback> callbacks = new HashMap<>();
    for (String link : tree.getLinks().keySet()) {
      callbacks.put(link, new Expand(model));
    }
    return EntityProviderWriteProperties.serviceRoot(root)
        .expandSelectTree(tree)
        .callbacks(callbacks);
  }

  /** The properties with which anything else is written. */
  EntityProviderWriteProperties plainProperties() {
    return EntityProviderWriteProperties.serviceRoot(root).build();
  }

  /** Rows as property maps. */
  <T> List<Map<String, Object>> maps(
      EntityModel<T> model, ExpandSelectTreeNode tree, List<T> rows) {
    List<Field<T>> fields = new ArrayList<>();
    if (tree.isAll()) {
      fields.addAll(model.fields().values());
    } else {
      List<String> selected = new ArrayList<>();
      for (var property : tree.getProperties()) {
        selected.add(nameOf(property));
      }
      for (Field<T> field : model.fields().values()) {
        if (field.key() || field.name().equals(model.etag()) || selected.contains(field.name())) {
          fields.add(field);
        }
      }
    }
    boolean expands = !tree.getLinks().isEmpty();
    List<Map<String, Object>> maps = new ArrayList<>(rows.size());
    for (T row : rows) {
      maps.add(map(fields, row, expands));
    }
    return maps;
  }

  private static String nameOf(org.apache.olingo.odata2.api.edm.EdmProperty property) {
    try {
      return property.getName();
    } catch (EdmException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("NullAway") // Olingo writes null where a map holds null.
  private static <T> Map<String, Object> map(List<Field<T>> fields, T row, boolean expands) {
    Map<String, Object> map = new LinkedHashMap<>(fields.size() * 2);
    for (Field<T> field : fields) {
      @Nullable Object value = field.of(row);
      map.put(field.name(), value);
    }
    if (expands && row != null) {
      map.put(ROW, row);
    }
    return map;
  }

  /** Rows that a navigation leads to. */
  @SuppressWarnings("unchecked") // The row came from this very model.
  static <T> List<?> follow(EntityModel<T> from, Object row, String navigation) throws SapFailure {
    Navigation<T> found = from.navigations().get(navigation);
    if (found == null) {
      throw SapFailure.notFound(navigation);
    }
    return found.rows().apply((T) row);
  }

  @SuppressWarnings("unchecked") // Navigations lead to rows of the target's model.
  <T> List<Map<String, Object>> mapsOf(
      EntityModel<T> model, ExpandSelectTreeNode tree, List<?> rows) {
    return maps(model, tree, (List<T>) rows);
  }

  private final class Expand implements OnWriteFeedContent, OnWriteEntryContent {
    private final EntityModel<?> from;

    private Expand(EntityModel<?> from) {
      this.from = from;
    }

    @Override
    public WriteFeedCallbackResult retrieveFeedResult(WriteFeedCallbackContext context)
        throws org.apache.olingo.odata2.api.exception.ODataApplicationException {
      WriteFeedCallbackResult result = new WriteFeedCallbackResult();
      EntityModel<?> target = target(context);
      ExpandSelectTreeNode tree = context.getCurrentExpandSelectTreeNode();
      result.setFeedData(mapsOf(target, tree, rows(context)));
      result.setInlineProperties(properties(target, tree).build());
      return result;
    }

    @Override
    public WriteEntryCallbackResult retrieveEntryResult(WriteEntryCallbackContext context)
        throws org.apache.olingo.odata2.api.exception.ODataApplicationException {
      WriteEntryCallbackResult result = new WriteEntryCallbackResult();
      EntityModel<?> target = target(context);
      ExpandSelectTreeNode tree = context.getCurrentExpandSelectTreeNode();
      List<Map<String, Object>> maps = mapsOf(target, tree, rows(context));
      if (!maps.isEmpty()) {
        result.setEntryData(maps.get(0));
      }
      result.setInlineProperties(properties(target, tree).build());
      return result;
    }

    private EntityModel<?> target(WriteCallbackContext context) throws SapFailure {
      Navigation<?> navigation = from.navigations().get(name(context));
      EntityModel<?> target =
          navigation == null ? null : service.entities().get(navigation.target());
      if (target == null) {
        throw SapFailure.notFound(name(context));
      }
      return target;
    }

    private List<?> rows(WriteCallbackContext context) throws SapFailure {
      Object row = context.getEntryData().get(ROW);
      return row == null ? List.of() : follow(from, row, name(context));
    }

    private String name(WriteCallbackContext context) {
      try {
        EdmNavigationProperty property = context.getNavigationProperty();
        return property.getName();
      } catch (EdmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
