package io.openitem.sap.lockbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A batch that this process alone may send, until its lease ends.
 *
 * @param id its row
 * @param lane where it goes
 * @param fence the number of this claim: a later one of the lane has a higher number
 * @param leaseUntil when its lease ends
 * @param items how many payments it holds
 * @param body as it is sent
 */
record OpenBatch(
    String id, LockboxLane lane, long fence, Instant leaseUntil, int items, JsonNode body) {}
