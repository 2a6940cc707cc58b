/**
 * Learning management systems by LTI 1.3 Advantage: people and courses come from them, scores go
 * back.
 */
@NullMarked
package org.ackademy.lms;

import org.jspecify.annotations.NullMarked;
