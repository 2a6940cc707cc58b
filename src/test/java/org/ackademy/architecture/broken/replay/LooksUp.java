package org.ackademy.architecture.broken.replay;

import org.ackademy.architecture.broken.notation.Attic;

/** Uses the floor above. */
record LooksUp(Attic attic) {}
