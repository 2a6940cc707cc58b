package org.ackademy.architecture.broken.quiz;

import org.ackademy.architecture.broken.course.Attic;

/** Uses the floor above. */
record LooksUp(Attic attic) {}
