/** A mail server that delivers nothing and shows what it was sent. */
@NullMarked
package io.openitem.sandbox.mail;

import org.jspecify.annotations.NullMarked;
