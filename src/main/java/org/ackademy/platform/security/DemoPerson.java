package org.ackademy.platform.security;

import java.util.Locale;

/** The people for trying things out. Their passwords are published. */
public enum DemoPerson {
  ADMIN("Ada Admin", AccountRole.ADMINISTRATOR),
  INSTRUCTOR("Iris Instructor", AccountRole.MEMBER),
  LEARNER("Lena Learner", AccountRole.MEMBER),
  LEARNER2("이배움", AccountRole.MEMBER);

  private final String displayName;
  private final AccountRole role;

  DemoPerson(String displayName, AccountRole role) {
    this.displayName = displayName;
    this.role = role;
  }

  /** The name to sign in with. */
  public String username() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The published password. */
  public String password() {
    return "demo-" + username() + "-ackademy";
  }

  String displayName() {
    return displayName;
  }

  AccountRole role() {
    return role;
  }
}
