package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.SapSystem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.apache.olingo.odata2.api.commons.InlineCount;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.ep.EntityProviderWriteProperties.ODataEntityProviderPropertiesBuilder;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.apache.olingo.odata2.api.processor.ODataSingleProcessor;
import org.apache.olingo.odata2.api.uri.ExpandSelectTreeNode;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.apache.olingo.odata2.api.uri.UriParser;
import org.apache.olingo.odata2.api.uri.info.GetEntityCountUriInfo;
import org.apache.olingo.odata2.api.uri.info.GetEntitySetCountUriInfo;
import org.apache.olingo.odata2.api.uri.info.GetEntitySetUriInfo;
import org.apache.olingo.odata2.api.uri.info.GetEntityUriInfo;
import org.apache.olingo.odata2.api.uri.info.GetFunctionImportUriInfo;

/** Reads for one request: entity sets, entities, counts and function imports. */
class ModelProcessor extends ODataSingleProcessor {
  private final ServiceModel service;
  private final SapSystem sap;

  ModelProcessor(ServiceModel service, SapSystem sap) {
    this.service = service;
    this.sap = sap;
  }

  ServiceModel service() {
    return service;
  }

  @Override
  public ODataResponse readEntitySet(GetEntitySetUriInfo uri, String contentType)
      throws ODataException {
    UriInfo info = (UriInfo) uri;
    PathTarget target = PathTarget.of(service, info);
    return readSet(target.model(), target.rows(), info, contentType);
  }

  private <T> ODataResponse readSet(
      EntityModel<T> model, Optional<List<?>> rows, UriInfo uri, String contentType)
      throws ODataException {
    EntityModel<T> source = rows.isEmpty() ? model : PathTarget.over(model, rows.get());
    ExpandSelectTreeNode tree = UriParser.createExpandSelectTree(uri.getSelect(), uri.getExpand());
    int skip = uri.getSkip() == null ? 0 : uri.getSkip();
    int top = uri.getTop() == null ? -1 : uri.getTop();
    String token = uri.getSkipToken() == null ? "" : uri.getSkipToken();
    Page<T> page =
        Page.read(
            source,
            new Page.Query(
                uri.getFilter(),
                uri.getOrderBy(),
                skip,
                top,
                token,
                sap.settings().pageSizeRows()));
    RowWriter writer = new RowWriter(service, getContext().getPathInfo().getServiceRoot());
    ODataEntityProviderPropertiesBuilder properties = writer.properties(model, tree);
    if (uri.getInlineCount() == InlineCount.ALLPAGES) {
      properties.inlineCountType(InlineCount.ALLPAGES);
      properties.inlineCount(Page.count(source, uri.getFilter()));
    }
    page.next().ifPresent(next -> properties.nextLink(nextLink(next)));
    return EntityProvider.writeFeed(
        contentType,
        uri.getTargetEntitySet(),
        writer.maps(model, tree, page.rows()),
        properties.build());
  }

  private String nextLink(String token) {
    try {
      return SkipLink.of(getContext().getPathInfo().getRequestUri(), token);
    } catch (ODataException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ODataResponse readEntity(GetEntityUriInfo uri, String contentType) throws ODataException {
    UriInfo info = (UriInfo) uri;
    PathTarget target = PathTarget.of(service, info);
    return readOne(target.model(), target.rows().orElse(List.of()), info, contentType);
  }

  private <T> ODataResponse readOne(
      EntityModel<T> model, List<?> rows, UriInfo uri, String contentType) throws ODataException {
    if (rows.isEmpty()) {
      throw SapFailure.notFound(model.set());
    }
    ExpandSelectTreeNode tree = UriParser.createExpandSelectTree(uri.getSelect(), uri.getExpand());
    return writeOne(model, rows.get(0), tree, uri.getTargetEntitySet(), contentType);
  }

  @SuppressWarnings("unchecked") // The row came from this very model.
  <T> ODataResponse writeOne(
      EntityModel<T> model,
      Object row,
      ExpandSelectTreeNode tree,
      EdmEntitySet set,
      String contentType)
      throws ODataException {
    RowWriter writer = new RowWriter(service, getContext().getPathInfo().getServiceRoot());
    Map<String, Object> map = writer.mapsOf(model, tree, List.of(row)).get(0);
    ODataResponse response =
        EntityProvider.writeEntry(contentType, set, map, writer.properties(model, tree).build());
    if (model.writer().isEmpty()) {
      return response;
    }
    String etag = Etags.of(model.writer().get().version((T) row));
    return ODataResponse.fromResponse(response).header("ETag", etag).build();
  }

  @Override
  public ODataResponse countEntitySet(GetEntitySetCountUriInfo uri, String contentType)
      throws ODataException {
    UriInfo info = (UriInfo) uri;
    PathTarget target = PathTarget.of(service, info);
    int count = count(target.model(), target.rows(), info);
    return plain(Integer.toString(count));
  }

  private <T> int count(EntityModel<T> model, Optional<List<?>> rows, UriInfo uri)
      throws SapFailure {
    return Page.count(rows.isEmpty() ? model : PathTarget.over(model, rows.get()), uri.getFilter());
  }

  @Override
  public ODataResponse existsEntity(GetEntityCountUriInfo uri, String contentType)
      throws ODataException {
    List<?> rows = PathTarget.of(service, (UriInfo) uri).rows().orElse(List.of());
    return plain(Integer.toString(Math.min(1, rows.size())));
  }

  private static ODataResponse plain(String text) {
    return ODataResponse.status(HttpStatusCodes.OK)
        .header("Content-Type", "text/plain;charset=utf-8")
        .entity(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  @Override
  public ODataResponse executeFunctionImport(GetFunctionImportUriInfo uri, String contentType)
      throws ODataException {
    FunctionModel function = service.functions().get(uri.getFunctionImport().getName());
    if (function == null) {
      throw SapFailure.notFound(uri.getFunctionImport().getName());
    }
    var literal = uri.getFunctionImportParameters().get(function.parameter());
    if (literal == null) {
      throw SapFailure.badRequest(
          "/IWBEP/CM_MGW_RT/024", "Parameter is missing", function.parameter());
    }
    List<Map<String, Object>> results = function.call().with(literal.getLiteral());
    Object data = function.many() ? results : results.get(0);
    RowWriter writer = new RowWriter(service, getContext().getPathInfo().getServiceRoot());
    return EntityProvider.writeFunctionImport(
        contentType, uri.getFunctionImport(), data, writer.plainProperties());
  }
}
