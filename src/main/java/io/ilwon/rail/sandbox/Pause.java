package io.ilwon.rail.sandbox;

import java.time.Duration;

/** How a slow bank keeps its caller waiting; tests move the clock instead. */
@FunctionalInterface
interface Pause {
  void last(Duration duration) throws InterruptedException;
}
