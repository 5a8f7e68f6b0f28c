package io.openitem.processor;

/**
 * A processor with its abilities.
 *
 * @param name its short name, as customizing and paths write it: {@code stripe}
 * @param charges takes money
 * @param methods lists what is retained
 * @param keeping adds and takes away what is retained
 * @param webhooks verifies events
 * @param books lists what it took
 * @param refunds gives money back, and tells what went back by itself
 */
public record Processor(
    String name,
    CardCharges charges,
    SavedMethods methods,
    MethodKeeping keeping,
    WebhookSource webhooks,
    ChargeBooks books,
    Refunds refunds) {}
