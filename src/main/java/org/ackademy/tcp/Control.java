package org.ackademy.tcp;

/**
 * The control bits of a segment, as bits of one int.
 *
 * @rfc 9293 3.1
 */
public final class Control {
  public static final int FIN = 1;
  public static final int SYN = 1 << 1;
  public static final int RST = 1 << 2;
  public static final int PSH = 1 << 3;
  public static final int ACK = 1 << 4;
  public static final int URG = 1 << 5;
  public static final int ECE = 1 << 6;
  public static final int CWR = 1 << 7;

  /** All eight bits. */
  public static final int ALL = 0xFF;

  private Control() {}
}
