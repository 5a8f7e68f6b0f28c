package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /stripe/checkout/<session>}: what stands in for the page on which a payer types a card
 * number. Here a test card is chosen from a list; there is no field for a number. {@code POST} with
 * {@code method=pm_card_visa} completes the session and goes to its success address.
 */
final class CheckoutPageServlet extends HttpServlet {
  private static final Map<String, String> CARDS = new LinkedHashMap<>();
  private static final Map<String, String> BANKS = Map.of("pm_usBankAccount", "Test bank ...6789");

  static {
    CARDS.put("pm_card_visa", "Visa credit ...4242");
    CARDS.put("pm_card_visa_debit", "Visa debit ...5556");
    CARDS.put("pm_card_mastercard", "Mastercard credit ...4444");
    CARDS.put("pm_card_amex", "American Express ...0005");
    CARDS.put("pm_card_chargeDeclined", "Visa that is declined when charged ...0002");
  }

  private final transient SetupPages pages;

  CheckoutPageServlet(SetupPages pages) {
    this.pages = pages;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ObjectNode> session =
        pages.find(id(request)).filter(s -> s.path("status").asText().equals("open"));
    if (session.isEmpty()) {
      page(response, 404, "<p>This page has expired or was completed.</p>");
      return;
    }
    boolean bank = session.get().path("payment_method_types").path(0).asText().startsWith("us_");
    StringBuilder buttons = new StringBuilder();
    (bank ? BANKS : CARDS)
        .forEach(
            (token, name) ->
                buttons.append(
                    "<p><button name=\"method\" value=\"%s\">%s</button></p>"
                        .formatted(token, name)));
    page(
        response,
        200,
        "<p>Save a payment method</p><form method=\"post\">%s</form><p><a href=\"%s\">Cancel</a></p>"
            .formatted(buttons, escaped(session.get().path("cancel_url").asText("#"))));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String token = Optional.ofNullable(request.getParameter("method")).orElse("");
    if (!CARDS.containsKey(token) && !BANKS.containsKey(token)) {
      page(response, 400, "<p>Choose one of the list.</p>");
      return;
    }
    try {
      String next = pages.complete(id(request), token);
      response.setStatus(303);
      response.setHeader("Location", next);
    } catch (StripeRefusal e) {
      page(response, e.status(), "<p>" + escaped(String.valueOf(e.getMessage())) + "</p>");
    }
  }

  private static String id(HttpServletRequest request) {
    return List.of(String.valueOf(request.getPathInfo()).split("/", -1)).get(1);
  }

  private static void page(HttpServletResponse response, int status, String content)
      throws IOException {
    byte[] bytes =
        ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Sandbox</title>"
                + "<h1>Sandbox of the processor's page</h1>"
                + content
                + "</html>")
            .getBytes(StandardCharsets.UTF_8);
    response.reset();
    response.setStatus(status);
    response.setContentType("text/html;charset=utf-8");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
