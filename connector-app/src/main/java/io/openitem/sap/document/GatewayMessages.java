package io.openitem.sap.document;

import io.openitem.sap.odata.SapODataError;
import io.openitem.sap.odata.SapODataException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SAP's messages in an OData service's error, as the answer table knows them. */
public final class GatewayMessages {

  /** SAP writes a message's class and number so; what Gateway adds of its own has no number. */
  private static final Pattern MESSAGE = Pattern.compile("(.+)/([0-9]{3})");

  private GatewayMessages() {}

  /** The errors among them, of the details where they say more than the whole; perhaps none. */
  public static List<LogItem> errors(SapODataException failure) {
    List<LogItem> details =
        failure.details().stream()
            .filter(detail -> detail.severity().equals("error"))
            .map(GatewayMessages::message)
            .flatMap(Optional::stream)
            .toList();
    return details.isEmpty()
        ? message(new SapODataError(failure.code(), failure.sapText(), "", "error")).stream()
            .toList()
        : details;
  }

  private static Optional<LogItem> message(SapODataError error) {
    Matcher message = MESSAGE.matcher(error.code());
    return message.matches()
        ? Optional.of(
            new LogItem(message.group(2) + "(" + message.group(1) + ")", "3", error.message()))
        : Optional.empty();
  }
}
