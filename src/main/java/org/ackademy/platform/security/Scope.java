package org.ackademy.platform.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token may be used for. A scope never gives more than the account's roles do. */
public enum Scope {
  COURSE_READ("course:read"),
  COURSE_WRITE("course:write"),
  ATTEMPT_READ("attempt:read"),
  ATTEMPT_WRITE("attempt:write"),
  GRADE_READ("grade:read"),
  /** Grading anew, and what is done to marks by hand. */
  GRADE_WRITE("grade:write"),
  /** Seeing questions with their keys, proving and previewing them. */
  QUESTION_READ("question:read"),
  /** Writing questions and offering them. */
  QUESTION_WRITE("question:write"),
  /** Seeing who is in courses. */
  ROSTER_READ("roster:read"),
  /** Inviting people, and changing who is in courses as what. */
  ROSTER_WRITE("roster:write"),
  /** Having other systems told of what happens. */
  WEBHOOK_WRITE("webhook:manage"),
  /** What the servers do apart from requests. */
  ADMIN("admin"),
  /** Making and revoking tokens. */
  TOKEN_WRITE("token:write"),
  /** Reading the audit log. */
  AUDIT_READ("audit:read");

  private final String tag;

  Scope(String tag) {
    this.tag = tag;
  }

  /** Its name outside, as in {@code attempt:write}. */
  public String tag() {
    return tag;
  }

  /** The scope with exactly this name. */
  public static Optional<Scope> tagged(String tag) {
    return Arrays.stream(values()).filter(scope -> scope.tag.equals(tag)).findFirst();
  }

  /** All of them, in their order here, as one text with blanks between. */
  static String join(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::tag).collect(Collectors.joining(" "));
  }

  /** What {@link #join} made; a name that no longer exists gives nothing. */
  static Set<Scope> split(String joined) {
    var scopes = EnumSet.noneOf(Scope.class);
    for (String tag : joined.split(" ", -1)) {
      tagged(tag).ifPresent(scopes::add);
    }
    return scopes;
  }
}
