package org.ackademy.course;

import java.util.UUID;

/**
 * What learners are told of an assignment was released, or is released at another time; fired in
 * the transaction that says so. Whether anything is released now, and for whom, it does not say.
 */
public record ReleaseChanged(UUID assignment) {}
