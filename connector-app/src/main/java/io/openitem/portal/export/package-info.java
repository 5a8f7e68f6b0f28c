/** Tables as files: CSV, XLSX and PDF, written as their rows come, whatever their number. */
@NullMarked
package io.openitem.portal.export;

import org.jspecify.annotations.NullMarked;
