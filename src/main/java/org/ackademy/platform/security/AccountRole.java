package org.ackademy.platform.security;

/** What an account may do everywhere; what it may do in a course is its enrolment's affair. */
public enum AccountRole {
  MEMBER,
  /** Runs the installation: sees all courses, makes new ones, invites people. */
  ADMINISTRATOR
}
