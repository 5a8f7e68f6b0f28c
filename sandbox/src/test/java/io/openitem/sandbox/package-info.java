@NullMarked
package io.openitem.sandbox;

import org.jspecify.annotations.NullMarked;
