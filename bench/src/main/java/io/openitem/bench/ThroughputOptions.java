package io.openitem.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a throughput run is made of.
 *
 * @param measured how long payments are counted
 * @param warmUp how long payments are made before that, uncounted
 * @param clients how many pay at the same time, each waiting for its document number
 * @param items open items that the sandbox generates; each payment uses up one
 * @param data a folder for the run, which it creates
 * @param sandbox the sandbox's runnable jar
 * @param connector the connector's runnable jar
 * @param deliverAllEvents whether the processor delivers every event, or only those about intents
 */
record ThroughputOptions(
    Duration measured,
    Duration warmUp,
    int clients,
    int items,
    Path data,
    Path sandbox,
    Path connector,
    boolean deliverAllEvents) {}
