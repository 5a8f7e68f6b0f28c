/** The portal's own users: registration, passwords, sessions, colleagues. */
@NullMarked
package io.openitem.portal.users;

import org.jspecify.annotations.NullMarked;
