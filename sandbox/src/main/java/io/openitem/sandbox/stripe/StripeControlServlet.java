package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.sandbox.fault.Answer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code /control/stripe/*}, with JSON bodies:
 *
 * <ul>
 *   <li>{@code GET books}: every intent with amounts, status, metadata, refunds and disputes
 *   <li>{@code POST webhook-url} {@code {"url","enabledEvents":["*"],"secrets":["whsec_…"]}}; an
 *       empty url delivers nowhere
 *   <li>{@code POST webhooks} {@code
 *       {"duplicate","delayMillis","reorder","withhold","badSignature","oldTimestamp","types":[]}};
 *       what is not named is off, {@code {"clear":true}} ends all of it
 *   <li>{@code GET webhooks}: where events go, how many are undelivered, and to how many each fault
 *       of deliveries was applied
 *   <li>{@code POST events} {@code {"type","object"}}: tells an event of any type; {@code POST
 *       events/<id>/resend}
 *   <li>{@code POST timing} {@code {"bankDebitMillis","searchIndexMillis"}}
 *   <li>{@code POST payment_intents/<id>/complete-action|settle|fail|dispute|inquire|win|lose}: a
 *       bank debit that fails after it succeeded is a return
 *   <li>{@code POST refunds/<id>/settle|fail}
 * </ul>
 */
final class StripeControlServlet extends HttpServlet {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final transient StripeSandbox stripe;

  StripeControlServlet(StripeSandbox stripe) {
    this.stripe = stripe;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    try {
      if (request.getMethod().equals("GET") && path.equals("/books")) {
        response.setContentType("application/json");
        stripe.writeBooks(response.getOutputStream());
        return;
      }
      Answer answer =
          request.getMethod().equals("GET")
              ? look(path)
              : change(path, MAPPER.readTree(request.getInputStream()));
      answer.writeTo(response);
    } catch (StripeRefusal e) {
      problem(e.status(), e.getMessage()).writeTo(response);
    } catch (IllegalArgumentException | JsonProcessingException e) {
      problem(400, e.getMessage()).writeTo(response);
    }
  }

  private static Answer problem(int status, @org.jspecify.annotations.Nullable String detail) {
    return Answer.json(status, Json.object().put("detail", detail) + "\n");
  }

  private Answer look(String path) {
    if (!path.equals("/webhooks")) {
      return problem(404, "No such control: GET " + path);
    }
    String url = stripe.webhookEndpoint().map(endpoint -> endpoint.url().toString()).orElse("");
    ObjectNode state = Json.object().put("url", url).put("undelivered", stripe.undelivered());
    state.set("applied", stripe.webhookCounts().toJson());
    return Answer.json(200, state + "\n");
  }

  private Answer change(String path, JsonNode body) {
    List<String> parts = List.of(path.substring(1).split("/", -1));
    switch (parts.get(0)) {
      case "webhook-url" -> webhookUrl(body);
      case "webhooks" -> stripe.webhookMode(mode(body));
      case "timing" -> timing(body);
      case "events" -> event(parts, body);
      case "payment_intents" -> intent(parts);
      case "refunds" -> stripe.bankDecisions().refund(parts);
      default -> {
        return problem(404, "No such control: POST " + path);
      }
    }
    return Answer.empty(204);
  }

  private void webhookUrl(JsonNode body) {
    onlyFields(body, Set.of("url", "enabledEvents", "secrets"));
    String url = body.path("url").asText();
    if (url.isEmpty()) {
      stripe.deliverNowhere();
      return;
    }
    WebhookEndpoint usual = WebhookEndpoint.of(URI.create(url));
    stripe.deliverTo(
        new WebhookEndpoint(
            usual.url(),
            texts(body.path("enabledEvents"), usual.enabledEvents()),
            texts(body.path("secrets"), usual.secrets())));
  }

  private static WebhookMode mode(JsonNode body) {
    onlyFields(
        body,
        Set.of(
            "duplicate",
            "delayMillis",
            "reorder",
            "withhold",
            "badSignature",
            "oldTimestamp",
            "types",
            "clear"));
    if (body.path("clear").asBoolean()) {
      return WebhookMode.NORMAL;
    }
    return new WebhookMode(
        body.path("duplicate").asInt(),
        Duration.ofMillis(body.path("delayMillis").asLong()),
        body.path("reorder").asBoolean(),
        body.path("withhold").asBoolean(),
        body.path("badSignature").asBoolean(),
        body.path("oldTimestamp").asBoolean(),
        texts(body.path("types"), List.of()));
  }

  private void timing(JsonNode body) {
    onlyFields(body, Set.of("bankDebitMillis", "searchIndexMillis"));
    if (body.has("bankDebitMillis")) {
      stripe.bankDebitDelay(Duration.ofMillis(body.path("bankDebitMillis").asLong()));
    }
    if (body.has("searchIndexMillis")) {
      stripe.searchIndexDelay(Duration.ofMillis(body.path("searchIndexMillis").asLong()));
    }
  }

  private void event(List<String> parts, JsonNode body) {
    if (parts.size() == 3 && parts.get(2).equals("resend")) {
      stripe.resend(parts.get(1));
    } else {
      onlyFields(body, Set.of("type", "object"));
      stripe.emit(body.path("type").asText(), body.path("object").asText());
    }
  }

  private void intent(List<String> parts) {
    String id = parts.size() == 3 ? parts.get(1) : "";
    switch (parts.get(parts.size() - 1)) {
      case "complete-action" -> stripe.completeAction(id);
      case "settle" -> stripe.settle(id);
      case "fail" -> stripe.fail(id);
      case "dispute" -> stripe.dispute(id);
      case "inquire" -> stripe.bankDecisions().inquire(id);
      case "win" -> stripe.bankDecisions().winDispute(id);
      case "lose" -> stripe.bankDecisions().loseDispute(id);
      default ->
          throw new IllegalArgumentException(
              "complete-action, settle, fail, dispute, inquire, win or lose");
    }
  }

  private static List<String> texts(JsonNode array, List<String> otherwise) {
    if (array.isMissingNode()) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static void onlyFields(JsonNode body, Set<String> known) {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException("Unknown field " + name + ", known: " + known);
              }
            });
  }
}
