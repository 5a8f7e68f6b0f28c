@NullMarked
package io.openitem.sap.paymentservice;

import org.jspecify.annotations.NullMarked;
