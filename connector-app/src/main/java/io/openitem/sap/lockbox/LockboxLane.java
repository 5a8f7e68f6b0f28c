package io.openitem.sap.lockbox;

import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.LockboxCustomizing;

/**
 * Where batches go one after the other: SAP tells those of one destination and origin apart by
 * their time alone.
 *
 * @param system the SAP system
 * @param destination LockboxBatchDestination
 * @param origin LockboxBatchOrigin
 */
record LockboxLane(String system, String destination, String origin) {

  /**
   * The lane of a company code.
   *
   * @throws IllegalArgumentException when it has no lockbox
   */
  static LockboxLane of(CompanyCodeCustomizing customizing) {
    LockboxCustomizing lockbox = lockbox(customizing);
    return new LockboxLane(customizing.sapSystem(), lockbox.destination(), lockbox.origin());
  }

  /**
   * The lockbox of a company code.
   *
   * @throws IllegalArgumentException when it has none
   */
  static LockboxCustomizing lockbox(CompanyCodeCustomizing customizing) {
    return customizing
        .lockbox()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "company code " + customizing.companyCode() + " has no lockbox any more"));
  }

  /** As {@code lockbox_lane.lane_id} holds it. */
  String id() {
    return system + "/" + destination + "/" + origin;
  }
}
