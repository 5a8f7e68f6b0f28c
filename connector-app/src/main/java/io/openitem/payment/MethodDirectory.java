package io.openitem.payment;

import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.processor.Processor;
import io.openitem.processor.Processors;
import io.openitem.processor.SavedMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The methods of an organisation: the processor's, kept here for a while, so that paying needs no
 * further call.
 */
final class MethodDirectory {

  private static final Logger LOG = LoggerFactory.getLogger(MethodDirectory.class);
  private static final int LOCKS = 64;

  private final Processors processors;
  private final PaymentMethodStore store;
  private final RetainedMethods retained;
  private final TransactionTemplate transactions;
  private final Duration freshness;
  private final Clock clock;
  private final List<ReentrantLock> locks =
      IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toList();

  MethodDirectory(
      Processors processors,
      PaymentMethodStore store,
      RetainedMethods retained,
      TransactionTemplate transactions,
      Duration freshness,
      Clock clock) {
    this.processors = processors;
    this.store = store;
    this.retained = retained;
    this.transactions = transactions;
    this.freshness = freshness;
    this.clock = clock;
  }

  /**
   * All methods of an organisation, the default first.
   *
   * @throws io.openitem.domain.ProblemException when a processor does not answer
   */
  List<PaymentMethod> list(String organisation) {
    processors.all().forEach(processor -> refresh(organisation, processor));
    return store.list(organisation);
  }

  /** The same, as they were last seen where a processor does not answer. */
  List<PaymentMethod> known(String organisation) {
    try {
      return list(organisation);
    } catch (ProblemException e) {
      LOG.info("methods of {} as they were last seen: {}", organisation, e.getMessage());
      return store.list(organisation);
    }
  }

  /**
   * A method of the organisation; another organisation's is as absent as one that never was.
   *
   * @throws io.openitem.domain.ProblemException when there is none
   */
  PaymentMethod require(String organisation, String methodId) {
    Optional<PaymentMethod> known = store.find(organisation, methodId);
    if (known.isEmpty()) {
      processors.all().forEach(processor -> refresh(organisation, processor));
      known = store.find(organisation, methodId);
    }
    return known.orElseThrow(
        () ->
            Problem.of(
                    ProblemType.METHOD_NOT_USABLE,
                    "There is no payment method " + methodId + ". listPaymentMethods names yours.")
                .asException());
  }

  /** One reads, the others of the same organisation wait for it. */
  private void refresh(String organisation, Processor processor) {
    if (isFresh(organisation, processor)) {
      return;
    }
    ReentrantLock lock = locks.get(Math.floorMod(organisation.hashCode(), LOCKS));
    lock.lock();
    try {
      if (!isFresh(organisation, processor)) {
        read(organisation, processor);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isFresh(String organisation, Processor processor) {
    return retained
        .readAt(organisation, processor.name(), clock.instant())
        .map(at -> clock.instant().isBefore(at.plus(freshness)))
        .orElse(false);
  }

  private void read(String organisation, Processor processor) {
    Instant begunAt = clock.instant();
    Outcome<List<SavedMethod>> outcome =
        processor.methods().list(organisation, retained.customers(organisation, processor.name()));
    if (outcome instanceof Outcome.Done<List<SavedMethod>> done) {
      transactions.executeWithoutResult(
          transaction -> retained.replace(organisation, processor.name(), done.value(), begunAt));
      return;
    }
    throw Problem.of(
            ProblemType.PROCESSOR_UNAVAILABLE,
            "The payment methods cannot be read at the moment. Nothing was charged; try again.")
        .asException();
  }
}
