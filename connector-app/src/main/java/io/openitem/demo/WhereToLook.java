package io.openitem.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;

/** Says where to look once the payment is through, with lines that work when pasted. */
final class WhereToLook {

  private WhereToLook() {}

  static void print(
      PrintWriter out, String api, String management, String sandbox, DemoClient client)
      throws IOException, InterruptedException {
    String token = client.token("alice");
    String methodId =
        client
            .get(token, "/payment-methods")
            .path("paymentMethods")
            .path(0)
            .path("methodId")
            .asText();
    JsonNode invoice = new DemoInvoices(client, out).next(token);
    out.printf(
        """

        API        %1$s/api/v1
        contract   %1$s/api/docs    (as YAML: %1$s/openapi.yaml)
        $metadata  %3$s/sap/opu/odata/sap/API_OPLACCTGDOCITEMCUBE_SRV/$metadata  (OPENITEM, sandbox-only)
        health     %2$s/observe/health    metrics  %2$s/observe/prometheus
        console    %2$s/observe/hawtio    (routes, queues; open in the demo only)
        mails      %3$s/control/mails/text

        Log in, list what is open, pay another invoice:

        TOKEN=$(curl -s %3$s/issuer/token -d grant_type=client_credentials -d client_id=alice -d client_secret=sandbox | sed 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/')
        curl -s '%1$s/api/v1/invoices?limit=10' -H "Authorization: Bearer $TOKEN"
        curl -s %1$s/api/v1/payments -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -H "Idempotency-Key: $(date +%%s)" -d '{"invoices":[{"invoiceId":"%4$s"}],"methodId":"%5$s"}'

        Register as a user of the portal; the mail with the link comes a moment later:

        curl -s %1$s/api/v1/registrations -H 'Content-Type: application/json' -d '{"email":"ann@example.com","firstName":"Ann","lastName":"Archer","customerNumber":"0010000004","latestInvoiceNumber":"90000013"}'
        curl -s %3$s/control/mails/text

        Ctrl-C ends all of it; the next start finds its data.
        """,
        api, management, sandbox, invoice.path("invoiceId").asText(), methodId);
  }
}
