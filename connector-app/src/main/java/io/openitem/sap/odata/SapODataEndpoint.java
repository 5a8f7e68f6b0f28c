package io.openitem.sap.odata;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** What an endpoint URI calls. Routes send to it; nothing can be received from it. */
final class SapODataEndpoint extends DefaultEndpoint {
  private final SapODataClient client;
  private final ODataCall call;
  private final SapODataOptions options;

  SapODataEndpoint(
      String uri,
      SapODataComponent component,
      SapODataClient client,
      ODataCall call,
      SapODataOptions options) {
    super(uri, component);
    this.client = client;
    this.call = call;
    this.options = options;
  }

  SapODataClient client() {
    return client;
  }

  ODataCall call() {
    return call;
  }

  SapODataOptions options() {
    return options;
  }

  @Override
  public Producer createProducer() {
    return new SapODataProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "sap-odata: cannot begin a route; begin with a timer and read from there");
  }
}
