/**
 * What both services of OneRoster 1.2 over REST (1EdTech) have in common here: where they are
 * reached, how lists are filtered, sorted and divided, how an object is told.
 */
@NullMarked
package org.ackademy.platform.oneroster;

import org.jspecify.annotations.NullMarked;
