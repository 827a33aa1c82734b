/**
 * Promises the values of banking as text and digits, never as numbers, and masks them wherever they
 * print. Must not know of databases, HTTP, projects or rails.
 */
@NullMarked
package io.ilwon.bank;

import org.jspecify.annotations.NullMarked;
