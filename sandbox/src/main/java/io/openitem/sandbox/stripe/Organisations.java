package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The customers and payment methods that the generated world has from the start, with stable ids:
 * {@code cus_org_bluewater}, {@code pm_org_bluewater_visa_credit}. Those of load organisations are
 * generated when somebody asks for them.
 */
final class Organisations {
  private static final Instant CREATED = Instant.parse("2026-01-02T09:00:00Z");
  private static final List<String> ALWAYS = List.of("org-bluewater", "org-other");
  private static final int LOAD_ORGANISATION_DIGITS_MAX = 6;
  private static final Pattern GENERATED =
      Pattern.compile(
          "(?:cus|pm)_org_(bluewater|other|load_\\d{1,"
              + LOAD_ORGANISATION_DIGITS_MAX
              + "})(?:_.*)?");
  private static final Pattern ORGANISATION =
      Pattern.compile("org-(?:bluewater|other|load-\\d{1," + LOAD_ORGANISATION_DIGITS_MAX + "})");

  private static final Map<String, MethodShape.Card> CARDS =
      Map.of(
          "visa_credit", new MethodShape.Card("visa", "credit", "4242"),
          "visa_debit", new MethodShape.Card("visa", "debit", "5556"),
          "mastercard_prepaid", new MethodShape.Card("mastercard", "prepaid", "5100"),
          "amex_credit", new MethodShape.Card("amex", "credit", "0005"),
          "declined", new MethodShape.Card("visa", "credit", "0002"),
          "insufficient_funds", new MethodShape.Card("visa", "credit", "9995"),
          "three_d_secure", new MethodShape.Card("visa", "credit", "3184"));

  private final Ledger ledger;

  Organisations(Ledger ledger) {
    this.ledger = ledger;
    ALWAYS.forEach(this::generate);
  }

  /** Makes sure that the organisation exists whose customer or payment method this id names. */
  void generateFor(String id) {
    if (ledger.stored(id).isEmpty()) {
      Matcher matcher = GENERATED.matcher(id);
      if (matcher.matches()) {
        generate("org-" + matcher.group(1).replace('_', '-'));
      }
    }
  }

  /** Makes sure that an organisation exists; does nothing for a name that is none. */
  void generate(String organisation) {
    if (!ORGANISATION.matcher(organisation).matches()) {
      return;
    }
    String stem = organisation.replace('-', '_');
    String customerId = "cus_" + stem;
    // The customer comes last, so that with it everything is there.
    if (ledger.stored(customerId).isPresent()) {
      return;
    }
    CARDS.forEach(
        (suffix, card) ->
            put(
                MethodShape.card("pm_" + stem + "_" + suffix, card, CREATED.getEpochSecond()),
                customerId));
    put(MethodShape.bank("pm_" + stem + "_us_bank", "6789", CREATED.getEpochSecond()), customerId);
    ObjectNode customer = CustomerShape.create(customerId, CREATED.getEpochSecond());
    customer.put("name", organisation);
    customer.putObject("metadata").put("organisation", organisation);
    ledger.putGenerated(customer, CREATED.toEpochMilli());
  }

  private void put(ObjectNode method, String customerId) {
    method.put("customer", customerId);
    ledger.putGenerated(method, CREATED.toEpochMilli());
  }
}
