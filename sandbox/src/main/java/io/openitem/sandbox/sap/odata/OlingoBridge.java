package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.fault.Answer;
import io.openitem.sandbox.sap.SapSystem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.olingo.odata2.api.ODataCallback;
import org.apache.olingo.odata2.api.ODataService;
import org.apache.olingo.odata2.api.ODataServiceFactory;
import org.apache.olingo.odata2.api.commons.ODataHttpMethod;
import org.apache.olingo.odata2.api.edm.Edm;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.processor.ODataContext;
import org.apache.olingo.odata2.api.processor.ODataErrorCallback;
import org.apache.olingo.odata2.api.processor.ODataRequest;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.apache.olingo.odata2.api.processor.ODataSingleProcessor;
import org.apache.olingo.odata2.api.rt.RuntimeDelegate;
import org.apache.olingo.odata2.api.uri.PathSegment;
import org.apache.olingo.odata2.core.ODataContextImpl;
import org.apache.olingo.odata2.core.ODataPathSegmentImpl;
import org.apache.olingo.odata2.core.ODataRequestHandler;
import org.apache.olingo.odata2.core.PathInfoImpl;
import org.apache.olingo.odata2.core.processor.ODataSingleProcessorService;
import org.jspecify.annotations.Nullable;

/**
 * Hands a servlet request to Olingo's server core, which knows javax servlets only. The entity data
 * model is built once and warmed, because building it costs more than answering.
 */
final class OlingoBridge {
  private final ServiceModel model;
  private final SapSystem sap;
  private final ModelEdm provider;
  private final Edm edm;
  private final ErrorDocument errors;

  OlingoBridge(ServiceModel model, SapSystem sap) {
    this.model = model;
    this.sap = sap;
    this.provider = new ModelEdm(model);
    this.edm = RuntimeDelegate.createEdm(provider);
    this.errors = new ErrorDocument(model, sap.clock());
    warm();
  }

  /** Fills Olingo's caches, which are plain maps, before several threads read them. */
  private void warm() {
    try {
      for (var set : edm.getEntitySets()) {
        var type = set.getEntityType();
        for (String property : type.getPropertyNames()) {
          type.getProperty(property).getType();
        }
        for (String property : type.getNavigationPropertyNames()) {
          set.getRelatedEntitySet(
              (org.apache.olingo.odata2.api.edm.EdmNavigationProperty) type.getProperty(property));
        }
        type.getKeyProperties();
        type.getKeyPropertyNames();
        edm.getDefaultEntityContainer().getEntitySet(set.getName());
      }
    } catch (EdmException e) {
      throw new IllegalStateException(model.name() + " is not described well", e);
    }
  }

  /** An error document for what never reaches Olingo. */
  String error(SapFailure failure) {
    return errors.json(failure);
  }

  Answer handle(HttpServletRequest request, String method, InputStream body) throws IOException {
    try {
      ODataRequest odata = request(request, method, body);
      Factory factory = new Factory();
      ODataContextImpl context = new ODataContextImpl(odata, factory);
      ODataService service = factory.createService(context);
      context.setService(service);
      service.getProcessor().setContext(context);
      ODataResponse response = new ODataRequestHandler(factory, service, context).handle(odata);
      return answer(response, method);
    } catch (ODataException e) {
      throw new IOException("Olingo could not answer", e);
    }
  }

  private static ODataRequest request(HttpServletRequest request, String method, InputStream body) {
    String path = request.getRequestURI().substring(request.getServletPath().length());
    List<PathSegment> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        String plain = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        segments.add(new ODataPathSegmentImpl(plain, Map.of()));
      }
    }
    if (segments.isEmpty()) {
      segments.add(new ODataPathSegmentImpl("", Map.of()));
    }
    String host = request.getScheme() + "://" + request.getHeader("Host");
    PathInfoImpl info = new PathInfoImpl();
    info.setServiceRoot(URI.create(host + request.getServletPath() + "/"));
    info.setODataPathSegment(segments);
    String query = request.getQueryString();
    info.setRequestUri(
        URI.create(host + request.getRequestURI() + (query == null ? "" : "?" + safe(query))));
    ODataRequest.ODataRequestBuilder builder = ODataRequest.method(ODataHttpMethod.valueOf(method));
    String contentType = request.getContentType();
    if (contentType != null) {
      builder.contentType(contentType);
    }
    return builder
        .httpMethod(method)
        .pathInfo(info)
        .allQueryParameters(parameters(query))
        .requestHeaders(headers(request))
        .acceptHeaders(accepted(request))
        .acceptableLanguages(List.of(Locale.ENGLISH))
        .body(body)
        .build();
  }

  /** Clients send blanks and quotes as they are; a URI cannot hold them. */
  private static String safe(String query) {
    return query.replace(" ", "%20").replace("\"", "%22").replace("|", "%7C");
  }

  private static Map<String, List<String>> parameters(@Nullable String query) {
    Map<String, List<String>> parameters = new HashMap<>();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.computeIfAbsent(decode(name), k -> new ArrayList<>()).add(decode(value));
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      if (!name.equalsIgnoreCase("Accept")) {
        headers.put(name, Collections.list(request.getHeaders(name)));
      }
    }
    return headers;
  }

  private static List<String> accepted(HttpServletRequest request) {
    List<String> accepted = new ArrayList<>();
    if (String.valueOf(request.getPathInfo()).startsWith("/$metadata")) {
      // Gateway answers XML here whatever is accepted; Olingo would answer 406.
      return accepted;
    }
    for (String header : Collections.list(request.getHeaders("Accept"))) {
      for (String type : header.split(",", -1)) {
        if (!type.isBlank()) {
          accepted.add(type.strip());
        }
      }
    }
    return accepted;
  }

  private static Answer answer(ODataResponse response, String method) throws IOException {
    byte[] body = bytes(response);
    return servlet -> {
      servlet.setStatus(response.getStatus().getStatusCode());
      for (String name : response.getHeaderNames()) {
        servlet.setHeader(name, response.getHeader(name));
      }
      boolean modifying = !method.equals("GET") && !method.equals("HEAD");
      if (modifying && response.getStatus().getStatusCode() < 300) {
        servlet.setHeader(
            "sap-message",
            "{\"code\":\"SBX/001\",\"message\":\"Changes were saved\",\"severity\":\"success\","
                + "\"target\":\"\",\"details\":[]}");
      }
      servlet.setContentLength(body.length);
      servlet.getOutputStream().write(body);
    };
  }

  private static byte[] bytes(ODataResponse response) throws IOException {
    Object entity = response.getEntity();
    if (entity instanceof InputStream stream) {
      return stream.readAllBytes();
    }
    return entity == null ? new byte[0] : entity.toString().getBytes(StandardCharsets.UTF_8);
  }

  private final class Factory extends ODataServiceFactory {
    @Override
    public ODataService createService(ODataContext context) {
      return new SharedEdmService(provider, new WritingProcessor(model, sap), edm);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Olingo's signature.
    public <T extends ODataCallback> @Nullable T getCallback(Class<T> type) {
      return type == ODataErrorCallback.class ? type.cast(errors) : null;
    }
  }

  /** Olingo's service builds a model of its own each time; this one shares ours. */
  private static final class SharedEdmService extends ODataSingleProcessorService {
    private final Edm shared;

    private SharedEdmService(ModelEdm provider, ODataSingleProcessor processor, Edm shared) {
      super(provider, processor);
      this.shared = shared;
    }

    @Override
    public Edm getEntityDataModel() {
      return shared;
    }
  }
}
