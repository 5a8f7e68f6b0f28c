package io.openitem.sandbox.stripe;

import com.stripe.model.Event;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;

/** Somebody who listens to webhooks. */
final class Receiver implements AutoCloseable {

  /** What came, before anybody looked at it. */
  record Delivered(String body, String signature) {
    Event parse() {
      return com.stripe.net.ApiResource.GSON.fromJson(body, Event.class);
    }
  }

  private final HttpServer server;
  private final List<Delivered> deliveries = new CopyOnWriteArrayList<>();

  /**
   * Listens on a free port.
   *
   * @param status answers the nth delivery, counted from 0
   */
  Receiver(IntUnaryOperator status) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          int answer;
          synchronized (deliveries) {
            answer = status.applyAsInt(deliveries.size());
            deliveries.add(
                new Delivered(body, exchange.getRequestHeaders().getFirst("Stripe-Signature")));
          }
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
  }

  static Receiver accepting() throws IOException {
    return new Receiver(n -> 200);
  }

  WebhookEndpoint endpoint() {
    return WebhookEndpoint.of(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"));
  }

  List<Delivered> deliveries() {
    return deliveries;
  }

  List<String> types() {
    return deliveries.stream().map(delivered -> delivered.parse().getType()).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
