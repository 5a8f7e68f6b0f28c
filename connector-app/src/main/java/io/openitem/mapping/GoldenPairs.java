package io.openitem.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a mapping over its golden inputs at the start. Every packaged input is mapped and checked by
 * schema and locked paths, whoever wrote the mapping. What must come out is compared exactly: the
 * packaged outputs with the packaged mapping, and an override folder's outputs with whatever is in
 * effect.
 */
final class GoldenPairs {

  private static final String IN = ".in.json";
  private static final String OUT = ".out.json";

  private GoldenPairs() {}

  static void check(Mapping mapping, DeployedFiles files) {
    List<DeployedFile> inputs = inputs(mapping, files);
    if (inputs.isEmpty()) {
      throw new StartRefused(
          mapping.file()
              + " has no golden inputs, so nothing shows that it keeps money: add "
              + prefix(mapping)
              + "<case>"
              + IN
              + " and "
              + OUT);
    }
    for (DeployedFile input : inputs) {
      JsonNode document = checked(mapping, input);
      expected(mapping, input, files)
          .ifPresent(expected -> requireSame(mapping, input, expected, document));
    }
  }

  private static List<DeployedFile> inputs(Mapping mapping, DeployedFiles files) {
    List<DeployedFile> inputs = new ArrayList<>(files.allPackaged(name -> isInput(mapping, name)));
    inputs.addAll(files.allOverriding(name -> isInput(mapping, name)));
    return inputs;
  }

  private static boolean isInput(Mapping mapping, String name) {
    return name.startsWith(prefix(mapping)) && name.endsWith(IN);
  }

  private static String prefix(Mapping mapping) {
    int slash = mapping.name().indexOf('/');
    return "mappings/%s/golden/%s."
        .formatted(mapping.name().substring(0, slash), mapping.name().substring(slash + 1));
  }

  private static JsonNode checked(Mapping mapping, DeployedFile input) {
    MappedDocument document = mapping.produce(tree(input));
    if (document instanceof MappedDocument.Checked checked) {
      return checked.document();
    }
    String evidence =
        document instanceof MappedDocument.Deviating deviating
            ? deviating.evidence()
            : "it was not checked";
    throw new StartRefused(
        mapping.file()
            + " may not go into operation: with the golden input "
            + input
            + ", "
            + evidence
            + ". Correct the mapping so that these paths hold what they must, or remove it to use"
            + " the packaged one");
  }

  private static Optional<DeployedFile> expected(
      Mapping mapping, DeployedFile input, DeployedFiles files) {
    String name = input.name().substring(0, input.name().length() - IN.length()) + OUT;
    Optional<DeployedFile> output = files.find(name);
    if (output.isEmpty()) {
      throw new StartRefused(input + " has no " + name + " beside it: add what must come out");
    }
    boolean inputReplaced = !input.overriding() && !files.require(input.name()).equals(input);
    boolean binding = output.get().overriding() || !mapping.file().overriding();
    return inputReplaced || !binding ? Optional.empty() : output;
  }

  private static void requireSame(
      Mapping mapping, DeployedFile input, DeployedFile expected, JsonNode document) {
    JsonNode tree = tree(expected);
    if (!tree.equals(document)) {
      throw new StartRefused(
          "%s makes of %s what %s does not say, at %s. Correct whichever is wrong"
              .formatted(mapping.file(), input, expected, FirstDifference.between(tree, document)));
    }
  }

  private static JsonNode tree(DeployedFile file) {
    try {
      return MappingJson.strict().readTree(file.text());
    } catch (JsonProcessingException e) {
      throw new StartRefused(file + " is no JSON: " + e.getMessage(), e);
    }
  }
}
