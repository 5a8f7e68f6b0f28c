package io.openitem.sandbox.sap.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The generated books together with the journal of what happened since. Messages and master data go
 * through the same journal, but belong to others: they get theirs from {@link #replayed()}.
 */
public final class Books implements AutoCloseable {
  private final AtomicReference<Consumer<LedgerEvent>> journal = new AtomicReference<>(e -> {});
  private final Customers customers;
  private final Ledger ledger = new Ledger(event -> record(event));
  private final List<LedgerEvent> replayed = new ArrayList<>();
  private Optional<Journal> file = Optional.empty();

  private Books(Customers customers) {
    this.customers = customers;
  }

  /**
   * Generates, and replays the journal of the folder if there is one.
   *
   * @param dataDir where the journal is kept; empty keeps none
   * @throws UncheckedIOException when the folder cannot be used
   * @throws IllegalStateException when the journal was written with another seed
   */
  public static Books open(long seed, int items, Optional<Path> dataDir) {
    Books books = new Books(Customers.forItems(items));
    Generator.fill(books.ledger, books.customers, seed, items);
    dataDir.ifPresent(dir -> books.keepIn(dir, seed, items));
    return books;
  }

  private void keepIn(Path dir, long seed, int items) {
    try {
      Files.createDirectories(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path path = dir.resolve("sap-" + seed + "-" + items + ".jsonl");
    Journal opened = Journal.open(path, this::replay);
    file = Optional.of(opened);
    journal.set(opened::append);
  }

  private void replay(LedgerEvent event) {
    if (event instanceof LedgerEvent.Message
        || event instanceof LedgerEvent.Master
        || event instanceof LedgerEvent.Lockbox) {
      replayed.add(event);
    } else {
      ledger.replay(event);
    }
  }

  /** Keeps an event that is not the ledger's own. */
  public void record(LedgerEvent event) {
    Consumer<LedgerEvent> current = journal.get();
    current.accept(event);
  }

  /** Events that the journal held and that are not the ledger's own, oldest first. */
  public List<LedgerEvent> replayed() {
    return List.copyOf(replayed);
  }

  /** The ledger. */
  public Ledger ledger() {
    return ledger;
  }

  /** The customers. */
  public Customers customers() {
    return customers;
  }

  /** Closes the journal. What happened is on disk already. */
  @Override
  public void close() {
    file.ifPresent(Journal::close);
  }
}
