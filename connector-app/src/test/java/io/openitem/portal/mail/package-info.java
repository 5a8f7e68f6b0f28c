/** Templates of mails, and the settings of mails. */
@NullMarked
package io.openitem.portal.mail;

import org.jspecify.annotations.NullMarked;
