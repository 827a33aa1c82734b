package io.ilwon.db;

import java.util.Properties;
import java.util.regex.Pattern;

/** What every session of the pool is given when it connects; names are pgjdbc's. */
final class SessionSettings {

  /**
   * A stopped node must not hold locks for ever: statements, waiting locks, idle transactions and
   * silent peers all end by themselves. Plans are generic because planning costs more than running
   * our statements by key; a plan's guessed cost must not start the compiler. A generic plan made
   * while the tables were small reads them whole, and stays until they are analysed: with five
   * thousand submissions a fifth of the speed. Nearly all we ask is by key, so plans go by key, row
   * by row: a bitmap of a few rows costs more than it saves.
   */
  private static final String OPTIONS =
      "-c statement_timeout=5s"
          + " -c lock_timeout=1s"
          + " -c idle_in_transaction_session_timeout=2s"
          + " -c tcp_keepalives_idle=2"
          + " -c tcp_keepalives_interval=1"
          + " -c tcp_keepalives_count=3"
          + " -c tcp_user_timeout=5s"
          + " -c log_parameter_max_length_on_error=0"
          + " -c plan_cache_mode=force_generic_plan"
          + " -c enable_seqscan=off"
          + " -c enable_hashjoin=off"
          + " -c enable_mergejoin=off"
          + " -c enable_bitmapscan=off"
          + " -c jit=off";

  private static final Pattern OPTIONS_IN_URL = Pattern.compile("[?&]options=");

  private SessionSettings() {}

  /**
   * The connection's properties, user and password included.
   *
   * @throws IllegalArgumentException if the URL is none of PostgreSQL's, or sets {@code options}
   *     itself: the driver would take those and drop ours without a word
   */
  static Properties of(DatabaseAddress address) {
    if (OPTIONS_IN_URL.matcher(address.url()).find()) {
      throw new IllegalArgumentException(
          "The database URL must not set 'options': the server's own time limits go there."
              + " Set other parameters with ALTER ROLE … SET.");
    }
    Properties p = plain(address);
    p.setProperty("options", OPTIONS);
    // Seconds; above the statement's 5, so that it speaks only when the server no longer can.
    p.setProperty("socketTimeout", "7");
    p.setProperty("prepareThreshold", "1");
    return p;
  }

  /**
   * Without limits of time, for migrations, which may build an index for minutes.
   *
   * @throws IllegalArgumentException if the URL is none of PostgreSQL's
   */
  static Properties plain(DatabaseAddress address) {
    if (!address.url().startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("The database URL must begin with jdbc:postgresql:");
    }
    Properties p = new Properties();
    p.setProperty("user", address.user());
    p.setProperty("password", address.password());
    p.setProperty("ApplicationName", "ilwon");
    p.setProperty("connectTimeout", "2");
    p.setProperty("tcpKeepAlive", "true");
    // Seconds that a host counts as what it was last: a standby that was promoted is found at once.
    p.setProperty("hostRecheckSeconds", "1");
    // Otherwise exceptions quote the row or the parameter that the server complains about.
    p.setProperty("logServerErrorDetail", "false");
    return p;
  }
}
