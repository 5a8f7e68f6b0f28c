package io.openitem.posting;

import io.openitem.store.Doorbell;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Runs the relay and the waker as long as the application runs, a thread each. */
public final class PostingLoops implements SmartLifecycle {

  private final OutboxRelay relay;
  private final BrokerSender sender;
  private final Doorbell outboxDoorbell;
  private final PostingWaker waker;
  private final Doorbell postingDoorbell;
  private final PostingSettings settings;
  private List<BackgroundLoop> loops = List.of();

  PostingLoops(
      OutboxRelay relay,
      BrokerSender sender,
      Doorbell outboxDoorbell,
      PostingWaker waker,
      Doorbell postingDoorbell,
      PostingSettings settings) {
    this.relay = relay;
    this.sender = sender;
    this.outboxDoorbell = outboxDoorbell;
    this.waker = waker;
    this.postingDoorbell = postingDoorbell;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    loops =
        List.of(
            BackgroundLoop.start(
                "outbox-relay", outboxDoorbell, settings.relayInterval(), relay::drain),
            BackgroundLoop.start(
                "posting-waker", postingDoorbell, settings.wakerInterval(), waker::look));
  }

  @Override
  public synchronized void stop() {
    loops.forEach(BackgroundLoop::close);
    loops = List.of();
    sender.close();
  }

  @Override
  public synchronized boolean isRunning() {
    return !loops.isEmpty();
  }
}
