/** Mails to the portal's users: kept with what they tell of, sent afterwards through SMTP. */
@NullMarked
package io.openitem.portal.mail;

import org.jspecify.annotations.NullMarked;
