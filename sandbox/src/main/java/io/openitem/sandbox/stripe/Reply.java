package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A status and a JSON body.
 *
 * @param body the JSON, as it is sent and replayed
 */
// These records are never compared; the bytes are what is sent, and nobody writes to them.
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, byte[] body) {

  static Reply ok(JsonNode body) {
    return new Reply(200, Json.bytes(body));
  }

  static Reply of(StripeRefusal refusal) {
    return error(refusal.status(), refusal.error());
  }

  static Reply error(int status, JsonNode error) {
    return new Reply(status, Json.bytes(Json.object().set("error", error)));
  }
}
