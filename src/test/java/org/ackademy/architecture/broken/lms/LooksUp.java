package org.ackademy.architecture.broken.lms;

import org.ackademy.architecture.broken.interop.Attic;

/** Uses the floor above. */
record LooksUp(Attic attic) {}
