@NullMarked
package io.openitem.portal.export;

import org.jspecify.annotations.NullMarked;
