package io.openitem.customizing;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import io.openitem.deployment.YamlFields;
import io.openitem.domain.CompanyCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What portals show besides payments, from {@code customizing/portal.yaml}.
 *
 * @param branding how the company looks
 * @param cardsExpiringDays within how many days a card's end is worth telling
 * @param regions whom customers turn to
 * @param creditSegments by company code, the segment of SAP's credit management that holds its
 *     customers' limits; none where no limits are shown
 */
public record PortalCustomizing(
    Branding branding,
    int cardsExpiringDays,
    List<SupportRegion> regions,
    Map<CompanyCode, String> creditSegments) {

  /** The file's name below the root. */
  public static final String FILE = "customizing/portal.yaml";

  private static final int REGIONS_MAX = 50;
  private static final int DAYS_MAX = 366;
  private static final String COLOUR = "#[0-9A-Fa-f]{6}";
  private static final String LINE = "[^\\p{Cntrl}]{1,80}";

  /** Copies the regions. */
  public PortalCustomizing {
    regions = List.copyOf(regions);
    creditSegments = Map.copyOf(creditSegments);
  }

  /**
   * How the company looks.
   *
   * @param name the company's or the portal's name
   * @param logo an https address, or a path that the portal serves
   * @param primaryColour {@code #RRGGBB}
   * @param accentColour {@code #RRGGBB}
   * @param backgroundColour {@code #RRGGBB}
   * @param textColour {@code #RRGGBB}
   */
  public record Branding(
      String name,
      Optional<String> logo,
      String primaryColour,
      String accentColour,
      String backgroundColour,
      String textColour) {}

  /**
   * Whom customers of a region turn to.
   *
   * @param region a short name
   * @param name for people
   * @param countries ISO 3166 codes; {@code *} alone for all others
   * @param email the address
   * @param phone the number as it is dialled
   * @param hours when somebody answers
   */
  public record SupportRegion(
      String region,
      String name,
      List<String> countries,
      String email,
      Optional<String> phone,
      Optional<String> hours) {

    /** Whether it is for all countries that no other region names. */
    public boolean forAllOthers() {
      return countries.equals(List.of("*"));
    }
  }

  /**
   * Reads the file that is in effect.
   *
   * @throws StartRefused naming file and line, for anything that is unknown, missing or there twice
   */
  public static PortalCustomizing read(DeployedFiles files) {
    return read(files.require(FILE));
  }

  static PortalCustomizing read(DeployedFile file) {
    PortalCustomizing read =
        YamlFields.read(
            file,
            root ->
                new PortalCustomizing(
                    root.section("branding", PortalCustomizing::branding),
                    root.required("cardsExpiringDays", PortalCustomizing::days),
                    root.list("regions", PortalCustomizing::region),
                    segments(root)));
    check(file, read.regions());
    return read;
  }

  /** Whom a customer in this country turns to. */
  public SupportRegion regionOf(Optional<String> country) {
    return regions.stream()
        .filter(region -> country.filter(region.countries()::contains).isPresent())
        .findFirst()
        .orElseGet(
            () -> regions.stream().filter(SupportRegion::forAllOthers).findFirst().orElseThrow());
  }

  private static Branding branding(YamlFields fields) {
    return new Branding(
        fields.required("name", CompanyCodeReader.text(LINE)),
        fields.optional("logo", CompanyCodeReader.text("(https://|/)[!-~]{1,500}")),
        fields.required("primaryColour", CompanyCodeReader.text(COLOUR)),
        fields.required("accentColour", CompanyCodeReader.text(COLOUR)),
        fields.required("backgroundColour", CompanyCodeReader.text(COLOUR)),
        fields.required("textColour", CompanyCodeReader.text(COLOUR)));
  }

  private static SupportRegion region(YamlFields fields) {
    return new SupportRegion(
        fields.required("region", CompanyCodeReader.text("[a-z][a-z0-9-]{0,29}")),
        fields.required("name", CompanyCodeReader.text(LINE)),
        List.of(
            fields
                .required("countries", CompanyCodeReader.text("\\*|[A-Z]{2}( [A-Z]{2}){0,250}"))
                .split(" ", -1)),
        fields.required("email", CompanyCodeReader.text("[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,180}")),
        fields.optional("phone", CompanyCodeReader.text("[0-9+() /-]{3,40}")),
        fields.optional("hours", CompanyCodeReader.text(LINE)));
  }

  private static Map<CompanyCode, String> segments(YamlFields root) {
    Map<CompanyCode, String> segments = new HashMap<>();
    for (CreditSegment named : root.list("creditSegments", PortalCustomizing::segment)) {
      segments.put(named.companyCode(), named.creditSegment());
    }
    return segments;
  }

  private static CreditSegment segment(YamlFields fields) {
    return new CreditSegment(
        new CompanyCode(fields.required("companyCode", CompanyCodeReader.text("[A-Z0-9]{4}"))),
        fields.required("creditSegment", CompanyCodeReader.text("[A-Z0-9]{1,10}")));
  }

  private record CreditSegment(CompanyCode companyCode, String creditSegment) {}

  private static int days(String text) {
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > DAYS_MAX) {
      throw new IllegalArgumentException("a number of days, 0 to " + DAYS_MAX);
    }
    return Integer.parseInt(text);
  }

  private static void check(DeployedFile file, List<SupportRegion> regions) {
    Set<String> seen = new HashSet<>();
    for (SupportRegion region : regions) {
      for (String once : region.countries()) {
        if (!seen.add(once)) {
          throw new StartRefused(file + ": " + once + " is in two regions");
        }
      }
      if (!seen.add("region " + region.region())) {
        throw new StartRefused(file + ": the region " + region.region() + " is there twice");
      }
    }
    if (!seen.contains("*") || regions.size() > REGIONS_MAX) {
      throw new StartRefused(
          file + ": 1 to " + REGIONS_MAX + " regions, one of them with countries: \"*\"");
    }
  }
}
