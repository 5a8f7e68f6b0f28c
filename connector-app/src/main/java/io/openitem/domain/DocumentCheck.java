package io.openitem.domain;

/**
 * The question whether a document that people name is the one that a posting was to bring about.
 *
 * @param task what was to be posted
 * @param document which document is said to be it, of the task's company code
 * @param credit what the customer is to be credited by a payment: negative, as on the line; the
 *     captured money without a surcharge; what a surcharge's account is to be credited with by a
 *     surcharge. A clearing has no amount of its own
 */
public record DocumentCheck(PostingTask task, DocumentNumber document, Money credit) {}
