/** The journal entry services: post, synchronous, and clear, asynchronous. */
@NullMarked
package io.openitem.sandbox.sap.soap;

import org.jspecify.annotations.NullMarked;
