package io.openitem.sap.contract;

import io.openitem.domain.InvoiceId;
import io.openitem.sap.SapSystem;
import java.time.Duration;
import java.time.LocalDate;

/**
 * The SAP that {@link PostingContract} runs against. The sandbox is one; a test system of a company
 * becomes one by implementing this with its own means: a function module that bills, a lock taken
 * by a second session, a proxy that loses answers.
 */
public interface SapUnderTest extends AutoCloseable {

  /** How it is reached. */
  SapSystem system();

  /** An open item of its own for each call: a posted invoice, or a credit memo when negative. */
  InvoiceId bill(String account, String amount);

  /** Has somebody else post to a customer's account, or finish with it. */
  void occupy(String customer, boolean occupied);

  /** Closes the posting period of a date, or opens it. */
  void close(String companyCode, LocalDate date, boolean closed);

  /** Has somebody else pay and clear an item. */
  void clearElsewhere(InvoiceId item);

  /** Ends every session, as SAP does after some time without a call. */
  void endSessions();

  /** The next request that would post takes effect, and its answer never comes. */
  void loseNextAnswer();

  /** The next request that would post takes effect, and is answered with what is no message. */
  void garbleNextAnswer();

  /** The next request that would post is lost on its way: it has no effect. */
  void loseNextRequest();

  /**
   * The next request that would post stands still before it has any effect, until {@link #heal}.
   */
  void holdNextRequest();

  /** The next request that would post is answered with a status and has no effect. */
  void answerNextWith(int status, Duration retryAfter);

  /** Ends everything that was set: faults, locks, closed periods. */
  void heal();

  @Override
  void close();
}
