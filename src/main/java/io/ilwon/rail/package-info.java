/**
 * Promises one port to every network that moves money, and that whatever goes wrong behind it comes
 * back as an outcome. Must not know of submissions, projects, databases or any one bank network.
 */
@NullMarked
package io.ilwon.rail;

import org.jspecify.annotations.NullMarked;
