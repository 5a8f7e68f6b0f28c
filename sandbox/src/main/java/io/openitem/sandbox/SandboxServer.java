package io.openitem.sandbox;

import io.openitem.sandbox.fault.ConnectionValve;
import io.openitem.sandbox.fault.ControlServlet;
import io.openitem.sandbox.fault.Faults;
import io.openitem.sandbox.issuer.Issuer;
import io.openitem.sandbox.issuer.IssuerServlet;
import io.openitem.sandbox.issuer.SandboxUsers;
import io.openitem.sandbox.mail.MailServlet;
import io.openitem.sandbox.sap.Logon;
import io.openitem.sandbox.sap.SapControlServlet;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.TokenServlet;
import io.openitem.sandbox.sap.odata.BillingService;
import io.openitem.sandbox.sap.odata.BusinessPartnerService;
import io.openitem.sandbox.sap.odata.CreditService;
import io.openitem.sandbox.sap.odata.CubeService;
import io.openitem.sandbox.sap.odata.LockboxService;
import io.openitem.sandbox.sap.odata.ODataServlet;
import io.openitem.sandbox.sap.odata.PaymentService;
import io.openitem.sandbox.sap.odata.ServiceModel;
import io.openitem.sandbox.sap.odata.Sessions;
import io.openitem.sandbox.sap.soap.SoapServlet;
import io.openitem.sandbox.stripe.StripeSandbox;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.modeler.Registry;

/**
 * The whole sandbox in one server on loopback: one servlet a part. Several may run in one JVM, each
 * with its own state.
 */
public final class SandboxServer implements AutoCloseable {

  static {
    // Process-wide registries would let two sandboxes in one JVM get into each other's way.
    TomcatURLStreamHandlerFactory.disable();
    Registry.disableRegistry();
  }

  private final Faults faults = new Faults();
  private final Tomcat tomcat = new Tomcat();
  private final Clock clock = Clock.systemUTC();
  private final Sessions sessions = new Sessions();
  private final SandboxOptions options;
  private final SapSystem sap;
  private final Path workDir;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final StripeSandbox stripe;
  private final Issuer issuer;

  /** A servlet and the path it is served at. */
  private record Part(String path, HttpServlet servlet) {}

  /**
   * What this sandbox is made of: one line a part. A part that runs threads ends them in {@link
   * HttpServlet#destroy()}, which is called on {@link #close()}.
   */
  private List<Part> parts() {
    Logon logon = new Logon(clock);
    SandboxUsers users = SandboxUsers.owning(sap.customers());
    return List.of(
        new Part("/control/*", new ControlServlet(faults)),
        new Part("/control/mails/*", new MailServlet()),
        new Part("/control/stripe/*", stripe.controlServlet()),
        new Part("/stripe/v1/*", stripe.apiServlet()),
        new Part("/stripe/checkout/*", stripe.pageServlet()),
        new Part("/issuer/*", new IssuerServlet(issuer, users, faults)),
        new Part("/sap/bc/sec/oauth2/token", new TokenServlet(faults, logon)),
        new Part("/sap/bc/srt/scs_ext/sap/*", new SoapServlet(sap, faults, logon)),
        odata(CubeService.model(sap), logon),
        odata(BusinessPartnerService.model(sap), logon),
        odata(BillingService.model(sap), logon),
        odata(CreditService.model(sap), logon),
        odata(PaymentService.model(sap), logon),
        odata(LockboxService.model(sap, faults), logon),
        new Part("/control/sap/*", new SapControlServlet(sap, logon, sessions)));
  }

  private Part odata(ServiceModel service, Logon logon) {
    return new Part(
        "/sap/opu/odata/sap/" + service.name() + "/*",
        new ODataServlet(service, sap, faults, logon, sessions));
  }

  private SandboxServer(SandboxOptions options, Path workDir) {
    this.options = options;
    this.sap = SapSystem.open(options, clock);
    this.workDir = workDir;
    this.stripe =
        StripeSandbox.open(
            options, faults, clock, () -> URI.create(this.url() + "/stripe/checkout"));
    this.issuer = Issuer.open(options.dataDir(), () -> URI.create(this.url() + "/issuer"), clock);
  }

  /**
   * Generates the data, replays what happened before if there is a data folder, and serves.
   *
   * @throws IllegalStateException when the port is taken or the data folder cannot be used
   */
  public static SandboxServer start(SandboxOptions options) {
    SandboxServer server = new SandboxServer(options, WorkDir.create());
    try {
      server.serve();
      return server;
    } catch (LifecycleException | RuntimeException e) {
      server.close();
      throw new IllegalStateException("The sandbox cannot start: " + e.getMessage(), e);
    }
  }

  private void serve() throws LifecycleException {
    tomcat.setBaseDir(workDir.toString());
    tomcat.setConnector(Connectors.listeningAt(options));
    Context context = tomcat.addContext("", workDir.toString());
    context.setCookies(false);
    Connectors.skipLeakChecks(context);
    context.getPipeline().addValve(new ConnectionValve());
    int number = 0;
    for (Part part : parts()) {
      String name = "part-" + number++;
      Tomcat.addServlet(context, name, part.servlet()).setLoadOnStartup(1);
      context.addServletMappingDecoded(part.path(), name);
    }
    tomcat.start();
    if (tomcat.getConnector().getState() != org.apache.catalina.LifecycleState.STARTED) {
      throw new IllegalStateException("port " + options.port() + " is taken");
    }
  }

  /** Where the sandbox is reached, without a trailing slash. */
  public URI url() {
    return URI.create("http://" + options.host() + ":" + port());
  }

  /** The port that it listens on. */
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  /** The faults to inject. */
  public Faults faults() {
    return faults;
  }

  /** The SAP system. */
  public SapSystem sap() {
    return sap;
  }

  /** The card processor. */
  public StripeSandbox stripe() {
    return stripe;
  }

  /** The token issuer. */
  public Issuer issuer() {
    return issuer;
  }

  /** Waits until the sandbox is closed. */
  void await() {
    tomcat.getServer().await();
  }

  /** Lets go of what stands still and stops serving. Closing twice does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    faults.clear();
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException("The sandbox did not stop cleanly", e);
    }
    sap.close();
    stripe.close();
    WorkDir.delete(workDir);
  }
}
