package org.ackademy.platform.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where the data are kept and how one gets in.
 *
 * @param url a JDBC URL of PostgreSQL
 */
public record Database(String url, String user, String password) {
  /** Seconds that opening a connection may take. */
  static final int CONNECT_TIMEOUT_SECONDS = 15;

  /** Opens a connection of its own, outside any pool. */
  public Connection connect() throws SQLException {
    var login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.setProperty("loginTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
    login.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
    return DriverManager.getConnection(url, login);
  }

  /** The URL without its parameters, for these may hold a password. */
  public String address() {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  @Override
  public String toString() {
    return user + " at " + address();
  }
}
