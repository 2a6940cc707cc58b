package org.ackademy.platform.security;

import java.util.regex.Pattern;

/** What names and addresses of accounts look like, wherever they come from. */
public final class AccountForm {
  public static final int DISPLAY_NAME_LENGTH_MAX = 200;

  /** May have the form of an address, and is none. */
  public static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

  /** Where mail may be sent; whether it arrives, only sending shows. */
  public static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}<>\",;:]{1,64}@[^\\s@\\p{Cntrl}<>\",;:]{1,189}");

  /** NIST SP 800-63B asks for 8 at least. */
  public static final int PASSWORD_LENGTH_MIN = 12;

  private AccountForm() {}
}
