package io.openitem.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.domain.AccountId;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.PaidItem;
import io.openitem.domain.PostingContent;
import io.openitem.domain.PostingLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code posting.content}: the content as JSON, amounts as strings with their currency. */
public final class PostingContentJson {

  private final ObjectMapper json;

  /** Writes and reads with this mapper; nothing depends on how it is configured. */
  public PostingContentJson(ObjectMapper json) {
    this.json = json;
  }

  /** The JSON text of a content. */
  public String write(PostingContent content) {
    ObjectNode node = json.createObjectNode();
    node.put("account", content.account().toString());
    node.put("documentDate", content.documentDate().toString());
    node.put("postingDate", content.postingDate().toString());
    node.put("processor", content.processor());
    node.put("processorPaymentId", content.processorPaymentId());
    ArrayNode lines = node.putArray("lines");
    content.lines().forEach(line -> write(line, lines.addObject()));
    ArrayNode items = node.putArray("items");
    content.items().forEach(item -> write(item, items.addObject()));
    return node.toString();
  }

  /**
   * The content of a JSON text.
   *
   * @throws IllegalStateException when it is not what {@link #write} makes
   */
  public PostingContent read(String text) {
    JsonNode node = parse(text);
    List<PostingLine> lines = new ArrayList<>();
    node.path("lines").forEach(line -> lines.add(line(line)));
    List<PaidItem> items = new ArrayList<>();
    node.path("items").forEach(item -> items.add(item(item)));
    return new PostingContent(
        AccountId.parse(word(node, "account")),
        LocalDate.parse(word(node, "documentDate")),
        LocalDate.parse(word(node, "postingDate")),
        lines,
        items,
        word(node, "processor"),
        word(node, "processorPaymentId"));
  }

  private static void write(PostingLine line, ObjectNode node) {
    node.put("role", line.role().name());
    line.glAccount().ifPresent(account -> node.put("glAccount", account));
    line.taxCode().ifPresent(code -> node.put("taxCode", code));
    line.specialGlCode().ifPresent(code -> node.put("specialGlCode", code));
    line.text().ifPresent(text -> node.put("text", text));
    write(line.amount(), node);
  }

  private static void write(PaidItem item, ObjectNode node) {
    node.put("invoice", item.invoice().toString());
    write(item.amount(), node);
    item.residual().ifPresent(residual -> node.put("residual", residual.plainAmount()));
  }

  private static void write(Money money, ObjectNode node) {
    node.put("amount", money.plainAmount());
    node.put("currency", money.currency());
  }

  private static PaidItem item(JsonNode node) {
    Optional<Money> residual =
        optionalWord(node, "residual").map(left -> Money.of(left, word(node, "currency")));
    return new PaidItem(InvoiceId.parse(word(node, "invoice")), money(node), residual);
  }

  private static PostingLine line(JsonNode node) {
    return new PostingLine(
        PostingLine.Role.valueOf(word(node, "role")),
        optionalWord(node, "glAccount"),
        money(node),
        optionalWord(node, "taxCode"),
        optionalWord(node, "specialGlCode"),
        optionalWord(node, "text"));
  }

  private static Money money(JsonNode node) {
    return Money.of(word(node, "amount"), word(node, "currency"));
  }

  private static String word(JsonNode node, String name) {
    return optionalWord(node, name)
        .orElseThrow(() -> new IllegalStateException("a posting's content has no " + name));
  }

  private static Optional<String> optionalWord(JsonNode node, String name) {
    return Optional.ofNullable(node.path(name).textValue());
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a posting's content is no JSON", e);
    }
  }
}
