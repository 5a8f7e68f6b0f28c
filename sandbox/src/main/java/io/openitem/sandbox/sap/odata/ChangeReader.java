package io.openitem.sandbox.sap.odata;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.ep.EntityProviderException;
import org.apache.olingo.odata2.api.ep.EntityProviderReadProperties;
import org.apache.olingo.odata2.api.ep.entry.ODataEntry;
import org.apache.olingo.odata2.api.ep.feed.ODataFeed;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.jspecify.annotations.Nullable;

/** Reads what a modifying call gives, with its children in line to any depth. */
final class ChangeReader {
  private static final Pattern UNKNOWN_PROPERTY =
      Pattern.compile("Illegal argument for method call with message '(\\w+)'");

  private final ServiceModel service;

  ChangeReader(ServiceModel service) {
    this.service = service;
  }

  /**
   * Reads an entity.
   *
   * @param merge whether properties that are not given stay as they are
   */
  Change read(
      EntityModel<?> model,
      EdmEntitySet set,
      InputStream content,
      String requestContentType,
      boolean merge)
      throws ODataException {
    try {
      ODataEntry entry =
          EntityProvider.readEntry(
              requestContentType,
              set,
              content,
              EntityProviderReadProperties.init().mergeSemantic(merge).build());
      return change(model, entry);
    } catch (EntityProviderException e) {
      throw asGatewaySays(e);
    }
  }

  /** Gateway names a property that the type does not have in words of its own. */
  private static ODataException asGatewaySays(EntityProviderException e) {
    Matcher unknown = UNKNOWN_PROPERTY.matcher(String.valueOf(e.getMessage()));
    return unknown.find()
        ? SapFailure.badRequest(
            "/IWBEP/CM_MGW_RT/022",
            "Property '" + unknown.group(1) + "' is invalid",
            unknown.group(1))
        : e;
  }

  private Change change(EntityModel<?> model, ODataEntry entry) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    Map<String, List<Change>> children = new LinkedHashMap<>();
    entry
        .getProperties()
        .forEach(
            (name, value) -> {
              if (!model.navigations().containsKey(name)) {
                values.put(name, value);
                return;
              }
              List<Change> inline = new ArrayList<>();
              if (value instanceof ODataFeed feed) {
                feed.getEntries().forEach(each -> inline.add(child(model, name, each)));
              } else if (value instanceof ODataEntry one) {
                inline.add(child(model, name, one));
              }
              children.put(name, inline);
            });
    return new Change(values, children);
  }

  private Change child(EntityModel<?> parent, String navigation, ODataEntry entry) {
    EntityModel<?> target =
        Optional.ofNullable(parent.navigations().get(navigation))
            .map(found -> service.entities().get(found.target()))
            .orElseThrow(() -> new IllegalStateException(navigation + " leads nowhere"));
    return change(target, entry);
  }
}
