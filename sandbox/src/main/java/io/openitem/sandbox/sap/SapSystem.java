package io.openitem.sandbox.sap;

import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.sap.ledger.AccountLocks;
import io.openitem.sandbox.sap.ledger.Books;
import io.openitem.sandbox.sap.ledger.Customers;
import io.openitem.sandbox.sap.ledger.Ledger;
import io.openitem.sandbox.sap.ledger.LedgerEvent;
import io.openitem.sandbox.sap.ledger.Periods;
import io.openitem.sandbox.sap.lockbox.LockboxBatches;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** One SAP system: what the OData and SOAP services read and write, and tests look into. */
public final class SapSystem implements AutoCloseable {
  /** The technical user of the communication arrangement. */
  public static final String USER = "OPENITEM";

  /** Its password; also the secret of its OAuth client. */
  public static final String PASSWORD = "sandbox-only";

  private final Books books;
  private final Clock clock;
  private final Periods periods = new Periods();
  private final AccountLocks locks = new AccountLocks();
  private final ReceivedRequests received = new ReceivedRequests();
  private final SapMessages messages;
  private final MasterData masterData;
  private final LockboxBatches lockbox;
  private final AtomicReference<SapSettings> settings = new AtomicReference<>(SapSettings.DEFAULT);

  private SapSystem(Books books, Clock clock) {
    this.books = books;
    this.clock = clock;
    this.messages = new SapMessages(books::record);
    this.masterData = new MasterData(books::record);
    this.lockbox = new LockboxBatches(books::record);
    for (LedgerEvent event : books.replayed()) {
      if (event instanceof LedgerEvent.Message message) {
        messages.replay(message);
      } else if (event instanceof LedgerEvent.Master master) {
        masterData.replay(master);
      } else if (event instanceof LedgerEvent.Lockbox posted) {
        lockbox.replay(posted.batch());
      }
    }
  }

  /** Generates a system, and replays what happened to it before. */
  public static SapSystem open(SandboxOptions options, Clock clock) {
    return new SapSystem(Books.open(options.seed(), options.items(), options.dataDir()), clock);
  }

  /** The books. */
  public Ledger ledger() {
    return books.ledger();
  }

  /** The customers as generated. */
  public Customers customers() {
    return books.customers();
  }

  /** Changes made to master data. */
  public MasterData masterData() {
    return masterData;
  }

  /** The lockbox batches that were posted. */
  public LockboxBatches lockbox() {
    return lockbox;
  }

  /** Open and closed posting periods. A restart opens all again. */
  public Periods periods() {
    return periods;
  }

  /** Account locks. A restart frees all. */
  public AccountLocks locks() {
    return locks;
  }

  /** The message dashboard. */
  public SapMessages messages() {
    return messages;
  }

  /** What was sent to this system. */
  public ReceivedRequests received() {
    return received;
  }

  /** The clock of this system. */
  public Clock clock() {
    return clock;
  }

  /** How this system behaves now. */
  public SapSettings settings() {
    return settings.get();
  }

  /** Changes how this system behaves from now on. */
  public void configure(UnaryOperator<SapSettings> change) {
    settings.updateAndGet(change);
  }

  /** Takes the time that a synchronous posting takes in this system. */
  public void takePostingTime() {
    long millis = settings().postingDelayMillis();
    if (millis > 0) {
      try {
        TimeUnit.MILLISECONDS.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Messages that a restart interrupted, to be worked on again. */
  public List<SapMessages.Message> pendingMessages() {
    return messages.pending();
  }

  @Override
  public void close() {
    books.close();
  }
}
