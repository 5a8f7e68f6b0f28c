package io.openitem.sap.lockbox;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.PostingTask;
import java.time.LocalDate;
import java.util.List;

/**
 * What the items of one batch have in common, because its head says it.
 *
 * @param companyCode CompanyCode
 * @param lockbox Lockbox
 * @param currency Currency
 * @param postingDate the day of DepositDateTime, in the company code's zone and in UTC
 */
record BatchKey(CompanyCode companyCode, String lockbox, String currency, LocalDate postingDate) {

  static BatchKey of(PostingTask task, CompanyCodeCustomizing customizing) {
    return new BatchKey(
        task.account().companyCode(),
        LockboxLane.lockbox(customizing).number(),
        task.lines().get(0).amount().currency(),
        task.postingDate());
  }

  static BatchKey parse(String text) {
    List<String> parts = List.of(text.split("/", -1));
    return new BatchKey(
        new CompanyCode(parts.get(0)), parts.get(1), parts.get(2), LocalDate.parse(parts.get(3)));
  }

  @Override
  public String toString() {
    return companyCode + "/" + lockbox + "/" + currency + "/" + postingDate;
  }
}
