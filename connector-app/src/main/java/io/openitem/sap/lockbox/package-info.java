/**
 * The posting API {@code lockbox}: payments wait for the next batch of their destination and
 * origin, go to SAP together, and are asked for one by one.
 */
@NullMarked
package io.openitem.sap.lockbox;

import org.jspecify.annotations.NullMarked;
