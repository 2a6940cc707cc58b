/** Sends links by mail: a job between accounts, whose links they are, and the mail server. */
@NullMarked
package org.ackademy.platform.linkmail;

import org.jspecify.annotations.NullMarked;
