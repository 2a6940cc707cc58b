/**
 * Starts and stops everything that a running Ackademy consists of: the kept PostgreSQL, the schema,
 * and the server as a child process.
 */
@NullMarked
package org.ackademy.platform.launcher;

import org.jspecify.annotations.NullMarked;
