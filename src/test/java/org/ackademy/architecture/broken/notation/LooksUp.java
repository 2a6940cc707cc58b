package org.ackademy.architecture.broken.notation;

import org.ackademy.architecture.broken.question.Attic;

/** Uses the floor above. */
record LooksUp(Attic attic) {}
