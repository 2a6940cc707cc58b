package org.ackademy.replay;

/**
 * Where the numbers of a connection are taken to lie that nobody has stated yet, seen from a host
 * that is in another connection.
 */
enum Nearness {
  /** Far from all others: what arrives is of no connection that the host knows. */
  FAR,
  /**
   * Wherever it serves best, for each arrival anew. No numbers do that, so what is refused so has
   * no explanation, and what is not need not have one.
   */
  ANYWHERE,
  /**
   * Far, or with the numbers of an earlier connection, or in the window behind them: chosen when
   * the connection begins, and kept. What is explained so is explained.
   */
  CHOSEN
}
