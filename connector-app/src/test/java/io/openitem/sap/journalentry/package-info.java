@NullMarked
package io.openitem.sap.journalentry;

import org.jspecify.annotations.NullMarked;
