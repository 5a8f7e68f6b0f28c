package io.openitem.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an endpoint answers, before its references are expanded. */
record Result(int status, ObjectNode body) {

  static Result ok(ObjectNode body) {
    return new Result(200, body);
  }
}
