package io.openitem.bench.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a drill has the connector use in place of what it carries: which API each company code posts
 * by.
 */
final class Overrides {
  private static final String COMPANY_CODES = "customizing/company-codes.yaml";
  private static final String PACKAGED_API = "postingApi: journalentry";
  // The other APIs post no payment without invoices.
  private static final String AD_HOC = "adHoc: onAccount\n    adHocLimits:\n.*\n.*\n";
  private static final String LOCKBOX =
      """
      postingApi: lockbox
          lockboxDestination: OPENITEM
          lockboxOrigin: STRIPE
          lockboxNumber: "1234567"
          surchargePostingApi: journalentry""";

  private Overrides() {}

  /** The connector's arguments for an API; none for the one that its own customizing names. */
  static List<String> arguments(DrillOptions options, Path program) throws IOException {
    if (options.posting() == PostingApi.JOURNALENTRY) {
      return List.of();
    }
    String packaged = packaged(program);
    if (!packaged.contains(PACKAGED_API)) {
      throw new IllegalStateException("the packaged company codes no longer say " + PACKAGED_API);
    }
    Path overrides = options.data().resolve("overrides");
    Path file = overrides.resolve(COMPANY_CODES);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        packaged
            .replaceAll(AD_HOC, "adHoc: none\n")
            .replace(
                PACKAGED_API,
                options.posting() == PostingApi.LOCKBOX
                    ? LOCKBOX
                    : "postingApi: " + options.posting().text()));
    return List.of("--overrides=" + overrides);
  }

  private static String packaged(Path program) throws IOException {
    Path mappings;
    try (Stream<Path> libraries = Files.list(program.resolveSibling("lib"))) {
      mappings =
          libraries
              .filter(library -> library.getFileName().toString().startsWith("openitem-mappings"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("the connector has no mappings"));
    }
    try (ZipFile zip = new ZipFile(mappings.toFile())) {
      ZipEntry entry = zip.getEntry(COMPANY_CODES);
      return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
