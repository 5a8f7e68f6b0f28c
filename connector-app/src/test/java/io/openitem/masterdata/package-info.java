@NullMarked
package io.openitem.masterdata;

import org.jspecify.annotations.NullMarked;
