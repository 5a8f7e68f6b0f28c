package io.openitem.processor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The processors that this installation is connected to, by name. */
public final class Processors {

  private final Map<String, Processor> byName;

  /** Takes them all; two of one name are refused. */
  public Processors(List<Processor> processors) {
    byName = processors.stream().collect(Collectors.toMap(Processor::name, Function.identity()));
  }

  /** The processor of a name. */
  public Optional<Processor> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The processor of a name that is known to be configured.
   *
   * @throws IllegalStateException when it is not
   */
  public Processor require(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException("no processor is configured as " + name));
  }

  /** All of them. */
  public List<Processor> all() {
    return List.copyOf(byName.values());
  }
}
