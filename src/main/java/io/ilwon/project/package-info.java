/**
 * Promises who asks: projects, their keys, what a key may do and how often, and how many won a day
 * may cost. Must not know of submissions, transfers, rails or HTTP.
 */
@NullMarked
package io.ilwon.project;

import org.jspecify.annotations.NullMarked;
