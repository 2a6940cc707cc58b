package org.ackademy.architecture.broken.attempt;

import org.ackademy.architecture.broken.gradebook.Attic;

/** Uses the floor above. */
record LooksUp(Attic attic) {}
