package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.SapSystem;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.apache.olingo.odata2.api.uri.ExpandSelectTreeNode;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.apache.olingo.odata2.api.uri.info.DeleteUriInfo;
import org.apache.olingo.odata2.api.uri.info.PostUriInfo;
import org.apache.olingo.odata2.api.uri.info.PutMergePatchUriInfo;
import org.jspecify.annotations.Nullable;

/** Creates (with children in line), updates and deletes, where the model allows it. */
final class WritingProcessor extends ModelProcessor {
  private final ChangeReader reader;

  WritingProcessor(ServiceModel service, SapSystem sap) {
    super(service, sap);
    this.reader = new ChangeReader(service);
  }

  @Override
  public ODataResponse createEntity(
      PostUriInfo uri, InputStream content, String requestContentType, String contentType)
      throws ODataException {
    UriInfo info = (UriInfo) uri;
    EdmEntitySet set = info.getTargetEntitySet();
    return create(
        PathTarget.model(service(), set.getName()), set, content, requestContentType, contentType);
  }

  private <T> ODataResponse create(
      EntityModel<T> model,
      EdmEntitySet set,
      InputStream content,
      String requestContentType,
      String contentType)
      throws ODataException {
    Writer<T> writer = writer(model, model.creatable(), "created");
    Change change = reader.read(model, set, content, requestContentType, false);
    for (String name : change.values().keySet()) {
      Field<T> field = model.fields().get(name);
      if (field != null && !field.creatable()) {
        throw readOnly(name);
      }
    }
    T row = writer.create(change);
    ExpandSelectTreeNode tree =
        ExpandSelectTreeNode.entitySet(set)
            .expandedLinks(new ArrayList<>(change.children().keySet()))
            .build();
    ODataResponse response = writeOne(model, row, tree, set, contentType);
    return ODataResponse.fromResponse(response).status(HttpStatusCodes.CREATED).build();
  }

  @Override
  public ODataResponse updateEntity(
      PutMergePatchUriInfo uri,
      InputStream content,
      String requestContentType,
      boolean merge,
      String contentType)
      throws ODataException {
    UriInfo info = (UriInfo) uri;
    EdmEntitySet set = info.getTargetEntitySet();
    update(PathTarget.model(service(), set.getName()), info, set, content, requestContentType);
    return ODataResponse.status(HttpStatusCodes.NO_CONTENT).build();
  }

  private <T> void update(
      EntityModel<T> model,
      UriInfo info,
      EdmEntitySet set,
      InputStream content,
      String requestContentType)
      throws ODataException {
    Writer<T> writer = writer(model, model.updatable(), "updated");
    T row = only(model, info);
    Etags.check(ifMatch(), writer.version(row));
    Change change = reader.read(model, set, content, requestContentType, true);
    Map<String, @Nullable Object> values = new LinkedHashMap<>(change.values());
    for (Field<T> key : model.keys()) {
      values.remove(key.name());
    }
    for (String name : values.keySet()) {
      Field<T> field = model.fields().get(name);
      if (field != null && !field.updatable()) {
        throw readOnly(name);
      }
    }
    writer.update(row, new Change(values, change.children()));
  }

  @Override
  public ODataResponse deleteEntity(DeleteUriInfo uri, String contentType) throws ODataException {
    UriInfo info = (UriInfo) uri;
    delete(PathTarget.model(service(), info.getTargetEntitySet().getName()), info);
    return ODataResponse.status(HttpStatusCodes.NO_CONTENT).build();
  }

  private <T> void delete(EntityModel<T> model, UriInfo info) throws ODataException {
    Writer<T> writer = writer(model, model.deletable(), "deleted");
    T row = only(model, info);
    Etags.check(ifMatch(), writer.version(row));
    writer.delete(row);
  }

  private <T> T only(EntityModel<T> model, UriInfo info) throws ODataException {
    Optional<T> row = PathTarget.find(model, info.getTargetKeyPredicates());
    return row.orElseThrow(() -> SapFailure.notFound(model.set()));
  }

  private @Nullable String ifMatch() {
    List<String> values = getContext().getRequestHeaders().get("If-Match");
    if (values == null) {
      values = getContext().getRequestHeaders().get("if-match");
    }
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  private static <T> Writer<T> writer(EntityModel<T> model, boolean allowed, String what)
      throws SapFailure {
    if (!allowed || model.writer().isEmpty()) {
      throw new SapFailure(
          HttpStatusCodes.METHOD_NOT_ALLOWED,
          "/IWFND/CM_MGW/012",
          model.set() + " cannot be " + what,
          List.of());
    }
    return model.writer().get();
  }

  private static SapFailure readOnly(String property) {
    return SapFailure.badRequest(
        "/IWBEP/CM_MGW_RT/025", "Property " + property + " cannot be given here", property);
  }
}
