package io.openitem.portal.users;

import java.time.Instant;

/**
 * A user as colleagues see them; the fields are the contract's {@code User}.
 *
 * @param userId names the user
 * @param email the address
 * @param firstName the first name
 * @param lastName the last name
 * @param state {@code INVITED} or {@code ACTIVE}
 * @param admin whether colleagues are invited and removed
 * @param createdAt when the user registered or was invited
 */
record UserLine(
    String userId,
    String email,
    String firstName,
    String lastName,
    String state,
    boolean admin,
    Instant createdAt) {}
