package io.openitem.sap.paymentservice;

import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import io.openitem.mapping.Mappings;
import io.openitem.sap.SapConnections;
import io.openitem.sap.SapSystem;
import io.openitem.sap.contract.PostingKit;
import io.openitem.sap.contract.PostingRoutes;
import io.openitem.sap.contract.TaskBuilder;
import io.openitem.sap.document.AnswerTable;
import io.openitem.sap.document.DocumentSteps;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The payment service's routes with their real steps, against one SAP system. */
final class PaymentServiceKit implements PostingKit {

  private final PostingRoutes routes;

  private PaymentServiceKit(PostingRoutes routes) {
    this.routes = routes;
  }

  static PaymentServiceKit at(SapSystem system, DeployedFiles files, Duration callTimeLimit) {
    Clock clock = Clock.systemUTC();
    SapConnections connections = new SapConnections(Map.of("s4", system), clock);
    AnswerTable table = AnswerTable.read(files);
    return new PaymentServiceKit(
        PostingRoutes.start(
            connections,
            files,
            Map.of(
                "documentSteps",
                new DocumentSteps(Mappings.load(files)),
                "paymentServiceSteps",
                new PaymentServiceSteps(CompanyCodes.read(files), table, clock, callTimeLimit)),
            "post-paymentservice",
            "ask-post-paymentservice"));
  }

  @Override
  public Outcome<DocumentNumber> post(PostingTask task) {
    return routes.call("post-paymentservice", task);
  }

  @Override
  public Outcome<DocumentNumber> askPost(PostingTask task) {
    return routes.call("ask-post-paymentservice", task);
  }

  /** The payment's own document clears. */
  @Override
  public Outcome<DocumentNumber> settle(TaskBuilder payment) {
    return post(payment.payment());
  }

  @Override
  public void close() {
    routes.close();
  }
}
