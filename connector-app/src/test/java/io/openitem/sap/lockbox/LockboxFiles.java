package io.openitem.sap.lockbox;

import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packaged files, with every company code on the lockbox. */
final class LockboxFiles {

  private LockboxFiles() {}

  static DeployedFiles deployed() {
    String packaged = DeployedFiles.packaged().require(CompanyCodes.FILE).text();
    try {
      Path folder = Files.createTempDirectory("openitem-lockbox");
      Path file = folder.resolve(CompanyCodes.FILE);
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          packaged
              .replaceAll("adHoc: onAccount\n    adHocLimits:\n.*\n.*\n", "adHoc: none\n")
              .replace(
                  "postingApi: journalentry",
                  """
              postingApi: lockbox
                  lockboxDestination: OPENITEM
                  lockboxOrigin: STRIPE
                  lockboxNumber: "1234567"
                  surchargePostingApi: journalentry"""));
      return DeployedFiles.withOverrides(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
