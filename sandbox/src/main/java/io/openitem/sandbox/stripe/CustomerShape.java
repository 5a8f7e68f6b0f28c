package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A customer as version 2025-08-27 writes it. */
final class CustomerShape {
  private CustomerShape() {}

  static ObjectNode create(String id, long created) {
    ObjectNode customer = Json.object();
    customer.put("id", id);
    customer.put("object", "customer");
    customer.putNull("address");
    customer.put("balance", 0);
    customer.put("created", created);
    customer.putNull("currency");
    customer.putNull("default_source");
    customer.put("delinquent", false);
    customer.putNull("description");
    customer.putNull("email");
    customer.put("invoice_prefix", "SANDBOX");
    ObjectNode invoices = customer.putObject("invoice_settings");
    invoices.putNull("custom_fields");
    invoices.putNull("default_payment_method");
    invoices.putNull("footer");
    invoices.putNull("rendering_options");
    customer.put("livemode", false);
    customer.putObject("metadata");
    customer.putNull("name");
    customer.putNull("phone");
    customer.putArray("preferred_locales");
    customer.putNull("shipping");
    customer.put("tax_exempt", "none");
    customer.putNull("test_clock");
    return customer;
  }
}
