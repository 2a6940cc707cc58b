/**
 * Learning record stores are told what learners did, by xAPI 1.0.3, where the operator names one.
 */
@NullMarked
package org.ackademy.interop.xapi;

import org.jspecify.annotations.NullMarked;
