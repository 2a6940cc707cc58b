/** What a class's answers say of the exercises: made at each reading, so never out of date. */
@NullMarked
package org.ackademy.gradebook.analysis;

import org.jspecify.annotations.NullMarked;
