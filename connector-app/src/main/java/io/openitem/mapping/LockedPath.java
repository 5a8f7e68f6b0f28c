package io.openitem.mapping;

import java.util.Optional;

/**
 * A place that the mapping may not choose the value of.
 *
 * @param output the place in the mapped document
 * @param source where its value must come from
 * @param amount whether the values are compared as exact decimals with their sign
 */
record LockedPath(DocumentPath output, Source source, boolean amount) {

  /** Where the value of a locked path must come from. */
  sealed interface Source {
    /** A place in what is mapped; its {@code *} run in step with those of the output. */
    record Input(DocumentPath path) implements Source {}

    /** A fixed text. */
    record Fixed(String text) implements Source {}
  }

  LockedPath {
    if (source instanceof Source.Input input && input.path().everys() != output.everys()) {
      throw new IllegalArgumentException(
          output + " and " + input.path() + " need the same number of *");
    }
  }

  /** Where the value comes from, when it comes from the input. */
  Optional<DocumentPath> input() {
    return source instanceof Source.Input input ? Optional.of(input.path()) : Optional.empty();
  }
}
