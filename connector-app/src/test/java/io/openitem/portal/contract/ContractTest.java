package io.openitem.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.domain.Caller.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractTest {

  private static final Contract API = Contract.load(Contract.API);
  private static final Contract WEBHOOKS = Contract.load(Contract.WEBHOOKS);

  @Test
  void definesTheOperationsThatPortalOperationsNames() {
    assertThat(API.operations())
        .extracting(Operation::id)
        .containsExactlyInAnyOrder(
            "listAccounts",
            "listInvoices",
            "getInvoice",
            "getStatement",
            "getInvoiceDocument",
            "listPaymentMethods",
            "quotePayment",
            "createPayment",
            "createAdHocPayment",
            "listPayments",
            "getPayment",
            "listPaymentEvents",
            "startSync",
            "getSync",
            "listPostings",
            "getPosting",
            "retryPosting",
            "resolvePosting",
            "refundPayment",
            "getReconciliation");
    assertThat(WEBHOOKS.operations()).extracting(Operation::id).containsExactly("receiveWebhook");
  }

  @Test
  void onlyWebhooksAreOpenAndSynchronisationsAreTheOperators() {
    assertThat(API.operations()).noneMatch(Operation::open);
    assertThat(WEBHOOKS.operations()).allMatch(Operation::open);
    assertThat(operation("startSync").roles()).containsExactly(Role.OPERATOR);
    assertThat(operation("resolvePosting").roles())
        .containsExactlyInAnyOrder(Role.BACK_OFFICE, Role.OPERATOR);
    assertThat(operation("createPayment").roles()).containsExactly(Role.CUSTOMER);
    assertThat(operation("createPayment").path()).isEqualTo("/api/v1/payments");
  }

  @Test
  void anInvoiceOfAnotherFormIsNamedByItsPointer() throws Exception {
    Check check = operation("createPayment").body().orElseThrow().check();

    List<FieldError> errors =
        check.errors(
            json("{'invoices':[{'invoiceId':'17-x'}],'methodId':'pm_1','cvc':'737'}"),
            FieldError.In.BODY,
            "");

    assertThat(errors)
        .extracting(FieldError::pointer)
        .containsExactlyInAnyOrder("/invoices/0/invoiceId", "/cvc");
    assertThat(errors.toString()).contains("1710-2026-9000000001-001").doesNotContain("737");
  }

  @Test
  void aLineBreakBehindACurrencyIsNoCurrency() throws Exception {
    Check check = operation("createPayment").body().orElseThrow().check();

    List<FieldError> errors =
        check.errors(
            json(
                "{'invoices':[{'invoiceId':'1710-2026-9000000001-001',"
                    + "'amount':{'amount':'1.00','currency':'USD\\n'}}],'methodId':'pm_1'}"),
            FieldError.In.BODY,
            "");

    assertThat(errors)
        .extracting(FieldError::pointer)
        .containsExactly("/invoices/0/amount/currency");
  }

  @Test
  void everyFieldAndParameterHasADescriptionAConstraintAndAnExample() {
    List<String> bare = new ArrayList<>();

    API.json()
        .path("components")
        .path("schemas")
        .properties()
        .forEach(schema -> fields(schema.getKey(), schema.getValue(), bare));
    API.json().findValues("parameters").stream()
        .flatMap(ContractTest::children)
        .filter(parameter -> parameter.has("in"))
        .filter(parameter -> !parameter.has("description") || !parameter.has("example"))
        .forEach(parameter -> bare.add(parameter.path("name").asText()));

    assertThat(bare).isEmpty();
  }

  @Test
  void everyExampleFitsItsOwnSchema() {
    Schemas schemas = new Schemas(API.json());
    List<String> wrong = new ArrayList<>();

    examples("/components/schemas", API.json().at("/components/schemas"), schemas, wrong);

    assertThat(wrong).isEmpty();
  }

  private static void fields(String at, JsonNode schema, List<String> bare) {
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              JsonNode field = property.getValue();
              String where = at + "/" + property.getKey();
              boolean elsewhere = field.has("$ref");
              boolean container = field.path("type").asText().matches("object|array");
              if (!elsewhere && !field.has("description")) {
                bare.add(where + " has no description");
              }
              if (!elsewhere && !container && !field.has("examples")) {
                bare.add(where + " has no example");
              }
              if (field.path("type").asText().equals("string")
                  && !field.has("pattern")
                  && !field.has("maxLength")
                  && !field.has("enum")
                  && !field.has("format")) {
                bare.add(where + " has no bound");
              }
              if (field.path("type").asText().equals("array") && !field.has("maxItems")) {
                bare.add(where + " has no bound");
              }
            });
  }

  private static void examples(String at, JsonNode node, Schemas schemas, List<String> wrong) {
    if (node.path("examples").isArray()) {
      Check check = schemas.at(at);
      node.get("examples")
          .forEach(
              example ->
                  check
                      .errors(example, FieldError.In.BODY, at)
                      .forEach(error -> wrong.add(error.toString())));
    }
    node.properties()
        .forEach(
            field -> {
              String name = field.getKey().replace("~", "~0").replace("/", "~1");
              if (field.getValue().isObject()) {
                examples(at + "/" + name, field.getValue(), schemas, wrong);
              }
            });
  }

  private static java.util.stream.Stream<JsonNode> children(JsonNode node) {
    List<JsonNode> children = new ArrayList<>();
    node.forEach(children::add);
    return children.stream();
  }

  private static Operation operation(String id) {
    return API.operations().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
