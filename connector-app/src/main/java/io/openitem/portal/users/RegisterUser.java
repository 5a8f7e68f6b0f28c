package io.openitem.portal.users;

import io.openitem.domain.Ids;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The operation {@code registerUser}. Keeps what was sent and answers; nothing is looked up before,
 * so there is nothing that the answer, its headers or its time could tell.
 */
public final class RegisterUser {

  static final Map<String, Boolean> ACCEPTED = Map.of("accepted", true);

  private final Registrations registrations;
  private final Limits limits;
  private final Ids ids;
  private final Clock clock;

  RegisterUser(Registrations registrations, Limits limits, Ids ids, Clock clock) {
    this.registrations = registrations;
    this.limits = limits;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Keeps a registration for SAP to be asked about. One too many from the same address, for the
   * same customer or to the same recipient is answered alike and forgotten.
   *
   * @throws io.openitem.domain.ProblemException {@code busy} when too many wait for SAP
   */
  public OperationResponse answer(OperationRequest request) {
    if (registrations.isFull()) {
      throw Problem.of(ProblemType.BUSY, "Too many register at once. Try again later.")
          .asException();
    }
    Registration registration =
        new Registration(
            ids.registration(),
            Emails.of(request),
            request.bodyText("firstName"),
            request.bodyText("lastName"),
            request.optionalBodyText("language").orElse(Emails.LANGUAGE),
            Registration.number(request.bodyText("customerNumber")),
            Registration.number(request.bodyText("latestInvoiceNumber")),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            0);
    String address = request.origin().address();
    if (limits.mayRegister(registration.email(), address, registration.customer())) {
      registrations.add(registration);
    }
    return OperationResponse.accepted(ACCEPTED);
  }
}
