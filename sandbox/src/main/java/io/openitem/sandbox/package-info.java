/** A SAP, a card processor and a token issuer on loopback, for the demo, tests and drills. */
@NullMarked
package io.openitem.sandbox;

import org.jspecify.annotations.NullMarked;
