package org.ackademy.architecture.broken.course;

import org.ackademy.architecture.broken.attempt.Attic;

/** Uses the floor above. */
record LooksUp(Attic attic) {}
