package org.ackademy.platform.audit;

/** Told within the transaction in which something was written into the audit log. */
public record Audited(String action, Subject subject) {}
