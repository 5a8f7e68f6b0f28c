package io.openitem.sap.odata;

import io.openitem.sap.SapAnswer;
import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapConnection;
import io.openitem.sap.SapRequest;
import io.openitem.sap.odata.ODataMetadata.Mismatch;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The {@code $metadata} of a system's services: read at the first call that needs it, once for all
 * who wait, and kept. A failed attempt is not kept.
 */
final class ODataServices {
  private static final int SERVICES_MAX = 128;

  private final SapConnection connection;
  private final Map<String, Service> services = new ConcurrentHashMap<>();

  ODataServices(SapConnection connection) {
    this.connection = connection;
  }

  /** Where a service is, with its closing slash. */
  String pathOf(String service) {
    return connection.system().odataPath() + "/" + service + "/";
  }

  ODataMetadata metadata(String service) {
    if (services.size() >= SERVICES_MAX && !services.containsKey(service)) {
      throw new IllegalStateException("More than " + SERVICES_MAX + " OData services in use");
    }
    return services.computeIfAbsent(service, Service::new).metadata();
  }

  /** One service; its lock is held while the document is read, which call-timeout bounds. */
  private final class Service {
    private final String name;
    private final AtomicReference<Optional<ODataMetadata>> read =
        new AtomicReference<>(Optional.empty());

    Service(String name) {
      this.name = name;
    }

    ODataMetadata metadata() {
      return read.get().orElseGet(this::fetchOnce);
    }

    private synchronized ODataMetadata fetchOnce() {
      return read.get().orElseGet(this::fetch);
    }

    private ODataMetadata fetch() {
      String call = "$metadata of " + name;
      String path = pathOf(name);
      SapAnswer answer =
          connection.exchange(
              SapRequest.inSession(
                  "GET",
                  path,
                  path + "$metadata",
                  Map.of("Accept", "application/xml"),
                  new byte[0]));
      if (!(answer instanceof Answered answered) || !answered.successful()) {
        throw ODataErrors.of(call, connection, answer);
      }
      try {
        ODataMetadata metadata = ODataMetadata.parse(answered.body());
        read.set(Optional.of(metadata));
        return metadata;
      } catch (Mismatch unreadable) {
        throw SapODataException.beforeSending(call, connection.name(), unreadable.why());
      }
    }
  }
}
