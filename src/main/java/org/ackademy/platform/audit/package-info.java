/**
 * The audit log: who changed what and when, written with the change, read by those who answer for
 * it.
 */
@NullMarked
package org.ackademy.platform.audit;

import org.jspecify.annotations.NullMarked;
