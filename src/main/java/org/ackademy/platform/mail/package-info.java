/** Mail to people: plain text, in their language, by a server that the operator names. */
@NullMarked
package org.ackademy.platform.mail;

import org.jspecify.annotations.NullMarked;
