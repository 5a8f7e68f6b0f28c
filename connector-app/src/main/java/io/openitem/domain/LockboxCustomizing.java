package io.openitem.domain;

import java.util.Optional;

/**
 * Where a company code's lockbox batches go, as SAP's own lockbox customizing has it.
 *
 * @param destination LockboxBatchDestination, S10
 * @param origin LockboxBatchOrigin, S10; SAP tells batches of both apart by the minute
 * @param number Lockbox, S7
 * @param surchargePostingApi the API that posts surcharges, which a lockbox item cannot hold; empty
 *     where there are none
 */
public record LockboxCustomizing(
    String destination, String origin, String number, Optional<String> surchargePostingApi) {}
