/**
 * Promises the operators' screens: each route stands in one list with the power it takes, and
 * whoever lacks it learns nothing. Must not know of how a deed is done: screens call what the
 * commands call.
 */
@NullMarked
package io.ilwon.desk;

import org.jspecify.annotations.NullMarked;
