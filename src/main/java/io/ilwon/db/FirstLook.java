package io.ilwon.db;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Looks at every new connection of a pool before anybody uses it for anything else. What the server
 * behind it is cannot change while the connection lives, so calls pay nothing for it.
 */
@FunctionalInterface
public interface FirstLook {

  /** Lets every connection pass. */
  FirstLook NONE = connection -> Others.STAY;

  /** What becomes of the connections made before. */
  enum Others {
    STAY,
    /**
     * They may lead to a server that is none any more: idle ones end now, others after their use.
     */
    END
  }

  /**
   * Looks; the connection is in autocommit mode and is not to be kept.
   *
   * @throws SQLException if the connection is not to be used: it is closed
   */
  Others at(Connection connection) throws SQLException;
}
