package io.openitem.customizing;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import io.openitem.deployment.YamlFields;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The company codes that payments are taken for, from {@code customizing/company-codes.yaml}. */
public final class CompanyCodes {

  /** The file's name below the root. */
  public static final String FILE = "customizing/company-codes.yaml";

  private static final int COMPANY_CODES_MAX = 1_000;

  private final Map<CompanyCode, CompanyCodeCustomizing> byCode;

  private CompanyCodes(Map<CompanyCode, CompanyCodeCustomizing> byCode) {
    this.byCode = byCode;
  }

  /**
   * Reads the file that is in effect.
   *
   * @throws StartRefused naming file and line, for anything that is unknown, missing, too long or
   *     there twice
   */
  public static CompanyCodes read(DeployedFiles files) {
    return read(files.require(FILE));
  }

  /** Reads a file of this form; see {@link #read(DeployedFiles)}. */
  static CompanyCodes read(DeployedFile file) {
    Map<CompanyCode, CompanyCodeCustomizing> byCode = new TreeMap<>();
    YamlFields.read(file, root -> root.list("companyCodes", CompanyCodeReader::read))
        .forEach(
            customizing -> {
              if (byCode.put(customizing.companyCode(), customizing) != null) {
                throw new StartRefused(file + ": " + customizing.companyCode() + " is there twice");
              }
            });
    if (byCode.isEmpty() || byCode.size() > COMPANY_CODES_MAX) {
      throw new StartRefused(file + ": companyCodes holds 1 to " + COMPANY_CODES_MAX);
    }
    return new CompanyCodes(byCode);
  }

  /** The customizing of a company code; empty where no payments are taken for it. */
  public Optional<CompanyCodeCustomizing> find(CompanyCode companyCode) {
    return Optional.ofNullable(byCode.get(companyCode));
  }

  /** All of them, ordered by company code. */
  public List<CompanyCodeCustomizing> all() {
    return List.copyOf(byCode.values());
  }
}
