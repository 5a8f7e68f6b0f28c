/** The kit that every posting API passes, and what runs it against the sandbox. */
@NullMarked
package io.openitem.sap.contract;

import org.jspecify.annotations.NullMarked;
