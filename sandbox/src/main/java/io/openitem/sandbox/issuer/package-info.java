/** A small OpenID Connect issuer, so that tokens in the sandbox are checked like real ones. */
@NullMarked
package io.openitem.sandbox.issuer;

import org.jspecify.annotations.NullMarked;
