/**
 * Promises plain blocking request handling with bounded, strictly read bodies and no answer that
 * speaks of the library beneath. Must not know of banks, projects, submissions or any word of the
 * wire contract.
 */
@NullMarked
package io.ilwon.http;

import org.jspecify.annotations.NullMarked;
