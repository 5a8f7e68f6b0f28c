package io.openitem.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.sandbox.sap.SapSystem;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * SAP's books of a customer, asked of its OData cube and its balances over plain HTTP: nothing of
 * the connector is between.
 */
final class SapBooks {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI sandbox;
  private final HttpClient http = HttpClient.newHttpClient();

  SapBooks(URI sandbox) {
    this.sandbox = sandbox;
  }

  /** A customer's line, as the cube has it. */
  record Item(
      String currency,
      BigDecimal amount,
      LocalDate posted,
      LocalDate due,
      Optional<LocalDate> cleared) {

    boolean openOn(LocalDate day) {
      return !posted.isAfter(day) && cleared.filter(on -> !on.isAfter(day)).isEmpty();
    }
  }

  List<Item> items(String companyCode, String customer) throws IOException, InterruptedException {
    String filter =
        "CompanyCode eq '%s' and Customer eq '%s' and FinancialAccountType eq 'D'"
            .formatted(companyCode, customer);
    String next =
        "API_OPLACCTGDOCITEMCUBE_SRV/A_OperationalAcctgDocItemCube?$format=json&$filter="
            + URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    List<Item> items = new ArrayList<>();
    while (!next.isEmpty()) {
      JsonNode page = get("/sap/opu/odata/sap/" + next).path("d");
      page.path("results").forEach(row -> items.add(item(row)));
      String link = page.path("__next").asText();
      next = link.substring(link.indexOf("API_OPL") < 0 ? link.length() : link.indexOf("API_OPL"));
    }
    return items;
  }

  /** All that was ever posted on a customer, by SAP's own sums. */
  BigDecimal balance(String companyCode, String customer, String currency)
      throws IOException, InterruptedException {
    String key = companyCode + "/" + customer + "/" + currency;
    return new BigDecimal(get("/control/sap/balances?prefix=" + key).path(key).asText());
  }

  private static Item item(JsonNode row) {
    return new Item(
        row.path("TransactionCurrency").asText(),
        new BigDecimal(row.path("AmountInTransactionCurrency").asText()),
        day(row, "PostingDate").orElseThrow(),
        day(row, "NetDueDate").orElseThrow(),
        day(row, "ClearingDate").filter(any -> row.path("IsCleared").asBoolean()));
  }

  private static Optional<LocalDate> day(JsonNode row, String field) {
    String ticks = row.path(field).asText().replaceAll("[^0-9-]", "");
    return ticks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(ticks)), ZoneOffset.UTC));
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    String user = SapSystem.USER + ":" + SapSystem.PASSWORD;
    String basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(sandbox.resolve(path))
            .header("Authorization", "Basic " + basic)
            .header("Accept", "application/json")
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + " was answered with " + response.statusCode());
    }
    return JSON.readTree(response.body());
  }
}
