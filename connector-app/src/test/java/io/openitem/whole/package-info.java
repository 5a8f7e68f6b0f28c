/** The connector as a whole: the packaged jar as a process, against the sandbox. */
@NullMarked
package io.openitem.whole;

import org.jspecify.annotations.NullMarked;
