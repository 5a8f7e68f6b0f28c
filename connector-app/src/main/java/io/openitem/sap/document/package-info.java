/**
 * What every posting API does to a document on its way to SAP: describe, map, guard, and judge
 * SAP's messages when it is refused.
 */
@NullMarked
package io.openitem.sap.document;

import org.jspecify.annotations.NullMarked;
