package org.ackademy.architecture.broken.tcp;

import java.util.Random;
import java.util.logging.Logger;

/** Logs and throws dice in a pure package. */
record Gambler(Random dice, Logger log) {}
