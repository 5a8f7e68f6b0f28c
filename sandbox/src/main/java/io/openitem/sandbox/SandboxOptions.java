package io.openitem.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a sandbox is started with.
 *
 * @param port the port; 0 takes a free one
 * @param dataDir where the sandbox keeps what happened after generation, so that a restart finds
 *     it; empty keeps it in memory only
 * @param seed the same seed generates the same customers, documents and payment methods
 * @param items open items to generate, 100 to 1,000,000
 * @param webhookUrl where the processor delivers its events; empty delivers none
 * @param host the address to listen on, and the name in its own URLs; loopback unless the sandbox
 *     is alone in a container
 */
public record SandboxOptions(
    int port,
    Optional<Path> dataDir,
    long seed,
    int items,
    Optional<String> webhookUrl,
    String host) {

  /** On loopback. */
  public SandboxOptions(
      int port, Optional<Path> dataDir, long seed, int items, Optional<String> webhookUrl) {
    this(port, dataDir, seed, items, webhookUrl, "127.0.0.1");
  }

  /** A small sandbox in memory on a free port, as most tests need it. */
  public static SandboxOptions forTests() {
    return new SandboxOptions(0, Optional.empty(), 42, 1_000, Optional.empty());
  }
}
