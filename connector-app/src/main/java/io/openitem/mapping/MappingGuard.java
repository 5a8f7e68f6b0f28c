package io.openitem.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares a mapped document with what it was mapped from, locked path by locked path: amounts as
 * exact decimals with their sign, everything else as it stands. Lists have as many elements on both
 * sides. Runs at the start over the golden inputs and again for every message; it reports and never
 * corrects.
 */
final class MappingGuard {

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,24}(\\.[0-9]{1,14})?");
  private static final int DEVIATIONS_MAX = 20;

  private final LockedPaths paths;

  MappingGuard(LockedPaths paths) {
    this.paths = paths;
  }

  /** What deviates; empty when nothing does. */
  List<Deviation> compare(JsonNode input, JsonNode document) {
    List<Deviation> deviations = new ArrayList<>();
    for (LockedPath locked : paths.locked()) {
      new Comparison(locked, deviations).run(input, document);
    }
    sum(document)
        .filter(sum -> sum.signum() != 0)
        .ifPresent(sum -> deviations.add(unbalanced(sum)));
    paths.known().check(document, deviations);
    return List.copyOf(deviations.subList(0, Math.min(deviations.size(), DEVIATIONS_MAX)));
  }

  private Deviation unbalanced(BigDecimal sum) {
    return new Deviation(paths.sumToZero().toString(), "a sum of zero", sum.toPlainString());
  }

  private Optional<BigDecimal> sum(JsonNode document) {
    List<BigDecimal> amounts = new ArrayList<>();
    for (DocumentPath path : paths.sumToZero()) {
      collect(document, path.segments(), amounts);
    }
    return amounts.stream().reduce(BigDecimal::add);
  }

  private static void collect(JsonNode node, List<String> segments, List<BigDecimal> amounts) {
    if (segments.isEmpty()) {
      decimal(node).ifPresent(amounts::add);
      return;
    }
    List<String> rest = segments.subList(1, segments.size());
    if (segments.get(0).equals(DocumentPath.EVERY)) {
      node.forEach(element -> collect(element, rest, amounts));
    } else {
      collect(DocumentPath.step(node, segments.get(0)), rest, amounts);
    }
  }

  private static Optional<BigDecimal> decimal(JsonNode node) {
    return node.isTextual() && DECIMAL.matcher(node.textValue()).matches()
        ? Optional.of(new BigDecimal(node.textValue()))
        : Optional.empty();
  }

  /** The comparison along one locked path. */
  private record Comparison(LockedPath locked, List<Deviation> deviations) {

    void run(JsonNode input, JsonNode document) {
      List<String> source = locked.input().map(DocumentPath::segments).orElse(List.of());
      compare(document, locked.output().segments(), input, source, "");
    }

    private void compare(
        JsonNode output, List<String> to, JsonNode input, List<String> from, String path) {
      int toEvery = to.indexOf(DocumentPath.EVERY);
      int fromEvery = from.indexOf(DocumentPath.EVERY);
      String place = path + joined(toEvery < 0 ? to : to.subList(0, toEvery));
      JsonNode there = walk(output, toEvery < 0 ? to : to.subList(0, toEvery));
      JsonNode here = walk(input, fromEvery < 0 ? from : from.subList(0, fromEvery));
      if (toEvery < 0) {
        compareValue(place, there, here);
        return;
      }
      List<String> toRest = to.subList(toEvery + 1, to.size());
      List<String> fromRest = from.subList(fromEvery + 1, from.size());
      boolean fixed = locked.input().isEmpty();
      if (!fixed && there.size() != here.size()) {
        deviations.add(new Deviation(place, here.size() + " elements", there.size() + ""));
      }
      for (int i = 0; i < there.size(); i++) {
        JsonNode source = fixed ? here : here.path(i);
        compare(there.get(i), toRest, source, fromRest, place + "/" + i);
      }
    }

    private void compareValue(String place, JsonNode there, JsonNode here) {
      if (locked.source() instanceof LockedPath.Source.Fixed fixed) {
        if (!there.isTextual() || !there.textValue().equals(fixed.text())) {
          deviations.add(new Deviation(place, fixed.text(), shown(there)));
        }
      } else if (locked.amount()) {
        Optional<BigDecimal> expected = decimal(here);
        Optional<BigDecimal> actual = decimal(there);
        boolean bothMissing = here.isMissingNode() && there.isMissingNode();
        boolean same =
            expected.isPresent()
                && actual.isPresent()
                && expected.get().compareTo(actual.get()) == 0;
        if (!bothMissing && !same) {
          deviations.add(new Deviation(place, shown(here), shown(there)));
        }
      } else if (!there.equals(here)) {
        deviations.add(new Deviation(place, shown(here), shown(there)));
      }
    }

    private static JsonNode walk(JsonNode node, List<String> segments) {
      JsonNode at = node;
      for (String segment : segments) {
        at = DocumentPath.step(at, segment);
      }
      return at.isNull() ? MissingNode.getInstance() : at;
    }

    private static String joined(List<String> segments) {
      return segments.isEmpty() ? "" : "/" + String.join("/", segments);
    }

    private static String shown(JsonNode node) {
      return node.isMissingNode() ? "nothing" : node.toString();
    }
  }
}
