/** Guided tours: what a portal says about its pages, in files that a deployer can replace. */
@NullMarked
package io.openitem.tours;

import org.jspecify.annotations.NullMarked;
