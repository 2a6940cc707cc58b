/** A learning management system to test against. It uses no class of the product. */
@NullMarked
package org.ackademy.lms.mock;

import org.jspecify.annotations.NullMarked;
