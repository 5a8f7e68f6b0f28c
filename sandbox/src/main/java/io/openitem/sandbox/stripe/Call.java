package io.openitem.sandbox.stripe;

import java.util.List;

/**
 * A request as an endpoint sees it.
 *
 * @param ids what the path names, in order
 */
record Call(List<String> ids, Params params) {

  /** The object that the path names. */
  String id() {
    return ids.get(0);
  }
}
