package io.openitem.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Clients that each pay one invoice after the other and wait for its document number. */
final class Clients {
  private static final long DOCUMENT_LIMIT_SECONDS = 60;
  private static final long LATENCY_MAX_MICROS = TimeUnit.MINUTES.toMicros(5);
  private static final int DIGITS = 3;

  private final Portal portal;
  private final DocumentWatch watch;
  private final Queue<OpenInvoice> invoices;
  private final AtomicReference<Histogram> latencies = new AtomicReference<>(histogram());
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicReference<String> firstFailure = new AtomicReference<>("");
  private volatile boolean stopped;

  Clients(Portal portal, DocumentWatch watch, List<OpenInvoice> invoices) {
    this.portal = portal;
    this.watch = watch;
    this.invoices = new ConcurrentLinkedQueue<>(invoices);
  }

  private static Histogram histogram() {
    return new ConcurrentHistogram(LATENCY_MAX_MICROS, DIGITS);
  }

  /** Starts so many; the latch opens when all have stopped. */
  CountDownLatch start(int count) {
    CountDownLatch ended = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      new Thread(
              () -> {
                try {
                  payUntilStopped();
                } finally {
                  ended.countDown();
                }
              },
              "client-" + i)
          .start();
    }
    return ended;
  }

  void stop() {
    stopped = true;
  }

  /** Latencies in microseconds from now on go into a new histogram; returns the one before. */
  Histogram cut() {
    return latencies.getAndSet(histogram());
  }

  int failures() {
    return failures.get();
  }

  String firstFailure() {
    return firstFailure.get();
  }

  int left() {
    return invoices.size();
  }

  private void payUntilStopped() {
    while (!stopped) {
      OpenInvoice invoice = invoices.poll();
      if (invoice == null) {
        failed("no invoice is left: generate more with --items");
        return;
      }
      long start = System.nanoTime();
      try {
        if (paid(invoice)) {
          latencies.get().recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
        }
      } catch (IOException | ExecutionException | TimeoutException e) {
        failed(invoice.invoiceId() + ": " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean paid(OpenInvoice invoice)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Map<String, String> headers =
        Map.of(
            "Authorization", invoice.payer().headers().getOrDefault("Authorization", ""),
            "Idempotency-Key", UUID.randomUUID().toString());
    HttpJson.Answer answer =
        portal
            .http()
            .post(
                portal.api("/payments"),
                headers,
                Map.of(
                    "invoices",
                    List.of(Map.of("invoiceId", invoice.invoiceId())),
                    "methodId",
                    invoice.payer().debitCard()));
    if (answer.status() != 201) {
      failed(invoice.invoiceId() + " was answered with " + answer.status() + ": " + answer.text());
      return false;
    }
    String id = answer.body().path("paymentId").asText();
    boolean posted = watch.documentOf(id).get(DOCUMENT_LIMIT_SECONDS, TimeUnit.SECONDS);
    if (!posted) {
      failed(id + " was not charged");
    }
    return posted;
  }

  private void failed(String why) {
    failures.incrementAndGet();
    firstFailure.compareAndSet("", why);
  }
}
