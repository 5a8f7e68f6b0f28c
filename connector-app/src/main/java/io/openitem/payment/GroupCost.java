package io.openitem.payment;

import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Money;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.processor.Processors;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** What paying a group by a method costs, and whether it can be paid so at all. */
final class GroupCost {

  private final Processors processors;
  private final Clock clock;

  GroupCost(Processors processors, Clock clock) {
    this.processors = processors;
    this.clock = clock;
  }

  /** The fee for paying an amount by the method today; zero for none. */
  Money surcharge(CompanyCodeCustomizing customizing, Money amount, PaymentMethod method) {
    LocalDate today = BusinessDay.of(clock.instant(), customizing);
    return customizing
        .surchargeIn(amount.currency())
        .map(rule -> rule.feeFor(amount, method.funding(), today))
        .orElseGet(() -> Money.zero(amount.currency()));
  }

  /**
   * Refuses a method that cannot pay the group.
   *
   * @throws io.openitem.domain.ProblemException {@code method-not-usable}, with the reason
   */
  void requireUsable(PaymentMethod method, PaymentGroup group) {
    Optional<String> whyNot =
        method.processor().equals(group.processor())
            ? processors.require(group.processor()).charges().whyNot(method, group.total())
            : Optional.of(
                "Company code %s is paid by another processor"
                    .formatted(group.account().companyCode()));
    whyNot.ifPresent(
        why -> {
          throw Problem.of(
                  ProblemType.METHOD_NOT_USABLE,
                  "%s, so %s cannot be paid by this method.".formatted(why, group.total()))
              .with("methodId", method.id())
              .asException();
        });
  }
}
