/** GIFT, a text of questions that Moodle and others read, out and in. */
@NullMarked
package org.ackademy.interop.gift;

import org.jspecify.annotations.NullMarked;
