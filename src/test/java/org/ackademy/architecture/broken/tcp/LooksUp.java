package org.ackademy.architecture.broken.tcp;

import org.ackademy.architecture.broken.replay.Attic;

/** Uses the floor above. */
record LooksUp(Attic attic) {}
