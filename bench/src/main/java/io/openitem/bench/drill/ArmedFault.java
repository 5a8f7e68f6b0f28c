package io.openitem.bench.drill;

import java.time.Duration;

/**
 * A fault that waits for a connection to happen to.
 *
 * @param fault what
 * @param stall how long a stall takes; not looked at otherwise
 */
record ArmedFault(WireFault fault, Duration stall) {}
