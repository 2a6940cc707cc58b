/**
 * What the features stand on: the JAX-RS application, configuration, health, launcher, commands.
 */
@NullMarked
package org.ackademy.platform;

import org.jspecify.annotations.NullMarked;
