@NullMarked
package io.openitem.tours;

import org.jspecify.annotations.NullMarked;
