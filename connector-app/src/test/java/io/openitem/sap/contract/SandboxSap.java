package io.openitem.sap.contract;

import io.openitem.domain.AccountId;
import io.openitem.domain.InvoiceId;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sandbox.fault.Fault;
import io.openitem.sandbox.fault.Fault.Kind;
import io.openitem.sandbox.sap.SapActions;
import io.openitem.sandbox.sap.ledger.DocumentKey;
import io.openitem.sandbox.sap.ledger.Line;
import io.openitem.sap.SapAuth;
import io.openitem.sap.SapSystem;
import io.openitem.sap.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The sandbox as the SAP under test, with its faults at one point. */
public final class SandboxSap implements SapUnderTest {

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final String point;
  private final List<String> occupied = new ArrayList<>();
  private final List<Runnable> toOpen = new ArrayList<>();

  private SandboxSap(String point) {
    this.point = point;
  }

  /**
   * Starts one.
   *
   * @param point where requests that would post come in
   */
  public static SandboxSap failingAt(String point) {
    return new SandboxSap(point);
  }

  /** A sandbox as a system of the connector. */
  public static SapSystem system(URI url) {
    return SapSystem.at(url, new SapAuth.Basic("OPENITEM", Secret.of("value:sandbox-only")));
  }

  /** The sandbox itself, for what only it can do. */
  public SandboxServer sandbox() {
    return sandbox;
  }

  @Override
  public SapSystem system() {
    return system(sandbox.url());
  }

  @Override
  public InvoiceId bill(String account, String amount) {
    AccountId id = AccountId.parse(account);
    var invoice =
        new SapActions(sandbox.sap())
            .invoice(id.companyCode().value(), id.customer(), new BigDecimal(amount));
    return new InvoiceId(DocumentNumbers.of(invoice.key()), "001");
  }

  @Override
  public void occupy(String customer, boolean yes) {
    sandbox.sap().locks().lock(customer, yes);
    occupied.add(customer);
  }

  @Override
  public void close(String companyCode, LocalDate date, boolean closed) {
    sandbox.sap().periods().set(companyCode, date.getYear(), date.getMonthValue(), !closed);
    if (closed) {
      toOpen.add(() -> close(companyCode, date, false));
    }
  }

  @Override
  public void clearElsewhere(InvoiceId item) {
    var document = item.document();
    DocumentKey key =
        new DocumentKey(
            document.companyCode().value(),
            Integer.parseInt(document.fiscalYear()),
            Long.parseLong(document.number()));
    Line line =
        sandbox
            .sap()
            .ledger()
            .document(key)
            .flatMap(found -> found.line(Integer.parseInt(item.item())))
            .orElseThrow();
    new SapActions(sandbox.sap()).payElsewhere(line);
  }

  @Override
  public void endSessions() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/control/sap/sessions/expire"))
            .POST(BodyPublishers.ofString("{}"))
            .build();
    try {
      HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void loseNextAnswer() {
    sandbox.faults().add(Fault.once(point, Kind.DROP_AFTER));
  }

  @Override
  public void garbleNextAnswer() {
    sandbox.faults().add(Fault.once(point, Kind.GARBAGE));
  }

  @Override
  public void loseNextRequest() {
    sandbox.faults().add(Fault.once(point, Kind.DROP_BEFORE));
  }

  @Override
  public void holdNextRequest() {
    sandbox.faults().add(Fault.once(point, Kind.HOLD_BEFORE));
  }

  @Override
  public void answerNextWith(int status, Duration retryAfter) {
    sandbox.faults().add(new Fault(point, Kind.STATUS, 1, status, retryAfter, Duration.ZERO));
  }

  @Override
  public void heal() {
    sandbox.faults().clear();
    occupied.forEach(customer -> sandbox.sap().locks().lock(customer, false));
    occupied.clear();
    List.copyOf(toOpen).forEach(Runnable::run);
    toOpen.clear();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
