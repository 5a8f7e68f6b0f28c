package io.openitem.processor;

import java.net.URI;

/**
 * A page of the processor's own, on which a payer gives a number that never comes here.
 *
 * @param url where the payer's browser is sent; whoever has it can add a method, so it is neither
 *     stored nor logged
 */
public record SetupPage(URI url) {}
