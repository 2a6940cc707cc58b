/**
 * Answers graded anew, exactly as they were written: first to see what would change, then in
 * earnest, in batches that the servers of a cluster share.
 */
@NullMarked
package org.ackademy.gradebook.regrade;

import org.jspecify.annotations.NullMarked;
