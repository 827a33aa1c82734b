package io.ilwon.sandbox;

import java.sql.SQLException;
import java.util.Optional;

/** How the demo comes by the page that end users see, without knowing who makes it. */
public interface DemoLinks {
  /**
   * The path of a fresh link to the page; empty while none can be made.
   *
   * @param lang {@code ko} or {@code en}
   */
  Optional<String> fresh(String lang) throws SQLException;

  /** Whether a path, as a browser sends it back, is a link that still leads to a page. */
  boolean leads(String path) throws SQLException;
}
