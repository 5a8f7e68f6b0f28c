@NullMarked
package io.openitem.deployment;

import org.jspecify.annotations.NullMarked;
