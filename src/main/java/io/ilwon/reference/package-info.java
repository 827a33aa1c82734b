/**
 * Promises what a programmer reads about the API: openapi.yaml as it was written, the same as a
 * page without script, and a summary for language models. Must not know of submissions, keys or any
 * answer of its own making; all it tells stands in the description.
 */
@NullMarked
package io.ilwon.reference;

import org.jspecify.annotations.NullMarked;
