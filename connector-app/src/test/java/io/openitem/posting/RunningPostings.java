package io.openitem.posting;

import io.openitem.support.TestBroker;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The posting mechanism at work: the shipped route, the relay and the waker, with a broker and a
 * database of their own, posting into a {@link StandInSap}.
 */
record RunningPostings(
    PostingRig rig, StandInSap sap, TestBroker broker, PostingLoops loops, CamelContext camel) {

  static RunningPostings start(Path folder) throws Exception {
    PostingRig rig = new PostingRig(Clock.systemUTC(), TestSettings.QUICK);
    TestBroker broker = TestBroker.start(folder);
    StandInSap sap = new StandInSap();
    CamelContext camel = camel(rig, broker, sap);
    BrokerSender sender = new BrokerSender(broker.connections());
    PostingLoops loops =
        new PostingLoops(
            new OutboxRelay(rig.database.transactions(), rig.outbox, sender, 200),
            sender,
            rig.outboxDoorbell,
            rig.waker,
            rig.postingDoorbell,
            rig.settings);
    camel.start();
    loops.start();
    return new RunningPostings(rig, sap, broker, loops, camel);
  }

  private static CamelContext camel(PostingRig rig, TestBroker broker, StandInSap sap)
      throws Exception {
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.addComponent("jms", new JmsComponent(new JmsConfiguration(broker.connections())));
    camel.getRegistry().bind("postingSteps", rig.steps);
    camel.addRoutes(sap);
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(ResourceHelper.resolveResource(camel, "routes/postPosting.camel.yaml"));
    return camel;
  }

  void stop() throws Exception {
    camel.stop();
    loops.stop();
    broker.close();
    rig.close();
  }
}
