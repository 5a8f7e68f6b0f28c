package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.fault.Answer;
import io.openitem.sandbox.sap.SapSystem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.olingo.odata2.api.ODataCallback;
import org.apache.olingo.odata2.api.ODataService;
import org.apache.olingo.odata2.api.ODataServiceFactory;
import org.apache.olingo.odata2.api.edm.Edm;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.processor.ODataContext;
import org.apache.olingo.odata2.api.processor.ODataErrorCallback;
import org.apache.olingo.odata2.api.processor.ODataRequest;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.apache.olingo.odata2.api.processor.ODataSingleProcessor;
import org.apache.olingo.odata2.api.rt.RuntimeDelegate;
import org.apache.olingo.odata2.core.ODataContextImpl;
import org.apache.olingo.odata2.core.ODataRequestHandler;
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
    ODataRequest odata;
    try {
      // Olingo does not know HEAD; the container leaves the body out.
      odata = RequestReader.read(request, method.equals("HEAD") ? "GET" : method, body);
    } catch (IllegalArgumentException e) {
      return Answer.json(
          400, error(SapFailure.badRequest("/IWBEP/CM_MGW_RT/026", "Malformed request", "")));
    }
    try {
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
