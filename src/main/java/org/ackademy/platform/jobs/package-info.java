/**
 * Work that is done apart from any request: kept in the database, done once by whichever server of
 * a cluster comes first, tried again where it fails. db-scheduler does it.
 */
@NullMarked
package org.ackademy.platform.jobs;

import org.jspecify.annotations.NullMarked;
