package io.ilwon.desk;

import java.util.List;

/** A few routes that belong together: one small class, one template, its words. */
interface Screen {
  List<Action> actions();
}
