package org.ackademy.architecture.broken.gradebook;

import org.ackademy.architecture.broken.lms.Attic;

/** Uses the floor above. */
record LooksUp(Attic attic) {}
