/** The command line: one class for each command of {@code java -jar ackademy.jar}. */
@NullMarked
package org.ackademy.platform.command;

import org.jspecify.annotations.NullMarked;
