package io.openitem.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Makes the call on the caller's thread; the route goes on there. */
final class SapODataProducer extends DefaultProducer {
  private final SapODataEndpoint endpoint;

  SapODataProducer(SapODataEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    ODataCall call = callOf(message);
    Optional<String> nextLink = header(message, SapODataHeaders.NEXT_LINK, String.class);
    Optional<Duration> limit = header(message, SapODataHeaders.TIME_LIMIT, Duration.class);
    message.removeHeaders("CamelSapOData.*");
    try {
      ODataAnswer answer =
          call.method() == ODataMethod.READ && nextLink.isPresent()
              ? endpoint.client().next(call, nextLink.get())
              : endpoint.client().call(call, limit);
      write(endpoint.options().followNext() ? allPages(call, answer) : answer, message);
    } catch (SapODataException failed) {
      if (failed.status() > 0) {
        message.setHeader(SapODataHeaders.STATUS, failed.status());
      }
      throw failed;
    }
  }

  private ODataCall callOf(Message message) {
    ODataCall fixed = endpoint.call();
    Map<String, String> query = new HashMap<>(fixed.query());
    header(message, SapODataHeaders.QUERY_PARAMS, Map.class)
        .ifPresent(
            given ->
                ((Map<?, ?>) given)
                    .forEach((name, value) -> query.put(name.toString(), value.toString())));
    boolean takesBody = fixed.method().writesABody() || fixed.method() == ODataMethod.CALL;
    return new ODataCall(
        fixed.method(),
        fixed.service(),
        fixed.resource() + key(message),
        query,
        takesBody ? body(message) : Optional.empty(),
        header(message, SapODataHeaders.IF_MATCH, String.class).or(fixed::ifMatch),
        fixed.output());
  }

  private String key(Message message) {
    Optional<Object> given = header(message, SapODataHeaders.KEY_PREDICATE, Object.class);
    if (given.isPresent() && given.get() instanceof Map<?, ?> key) {
      ODataCall fixed = endpoint.call();
      return endpoint.client().key(fixed.service(), fixed.resource(), key);
    }
    String text = given.map(Object::toString).orElse(endpoint.options().keyPredicate());
    return text.isEmpty() ? "" : "(" + text + ")";
  }

  /** Maps, JSON nodes and texts as they are; streams as text. */
  private static Optional<Object> body(Message message) {
    Object body = message.getBody();
    if (body == null || body instanceof Map<?, ?> || body instanceof JsonNode) {
      return Optional.ofNullable(body);
    }
    return Optional.ofNullable(message.getBody(String.class));
  }

  private ODataAnswer allPages(ODataCall call, ODataAnswer first) {
    List<Object> pages = new ArrayList<>();
    first.body().ifPresent(pages::add);
    ODataAnswer last = first;
    while (last.nextLink().isPresent()) {
      if (pages.size() >= endpoint.options().pagesMax()) {
        throw SapODataException.beforeSending(
            SapODataClient.describe(call),
            endpoint.client().connection().name(),
            "there are more than pagesMax=" + endpoint.options().pagesMax() + " pages");
      }
      last = endpoint.client().next(call, last.nextLink().get());
      last.body().ifPresent(pages::add);
    }
    return new ODataAnswer(
        last.status(),
        pages.isEmpty() ? Optional.empty() : Optional.of(joined(pages)),
        last.etag(),
        last.sapMessage(),
        Optional.empty(),
        first.count());
  }

  private static Object joined(List<Object> pages) {
    if (pages.size() == 1) {
      return pages.get(0);
    }
    if (pages.get(0) instanceof JsonNode) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      pages.forEach(page -> all.addAll((ArrayNode) page));
      return all;
    }
    List<Object> all = new ArrayList<>();
    pages.forEach(page -> all.addAll((List<?>) page));
    return all;
  }

  private static void write(ODataAnswer answer, Message message) {
    message.setBody(answer.body().orElse(null));
    message.setHeader(SapODataHeaders.STATUS, answer.status());
    answer.sapMessage().ifPresent(it -> message.setHeader(SapODataHeaders.SAP_MESSAGE, it));
    answer.etag().ifPresent(it -> message.setHeader(SapODataHeaders.ETAG, it));
    answer.nextLink().ifPresent(it -> message.setHeader(SapODataHeaders.NEXT_LINK, it));
    answer.count().ifPresent(it -> message.setHeader(SapODataHeaders.COUNT, it));
  }

  private static <T> Optional<T> header(Message message, String name, Class<T> type) {
    return Optional.ofNullable(message.getHeader(name, type));
  }
}
