@NullMarked
package io.openitem.customizing;

import org.jspecify.annotations.NullMarked;
