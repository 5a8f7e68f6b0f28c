package io.openitem.processor;

import java.util.Optional;

/**
 * What the payer has to do at the processor before money can move.
 *
 * @param type the processor's word for it, such as {@code redirect_to_url}
 * @param url where the payer does it, if the processor names a page
 */
public record NextAction(String type, Optional<String> url) {}
