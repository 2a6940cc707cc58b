package org.ackademy.platform.security;

/** Whether accounts with published passwords exist and are let in. */
public enum DemoAccounts {
  /** Only on a server that nobody but this machine's users can reach. */
  PRESENT,
  ABSENT
}
