@NullMarked
package io.openitem.sync;

import org.jspecify.annotations.NullMarked;
