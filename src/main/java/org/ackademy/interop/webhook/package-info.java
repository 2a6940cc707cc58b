/** Other systems are told of what happens, by Standard Webhooks. */
@NullMarked
package org.ackademy.interop.webhook;

import org.jspecify.annotations.NullMarked;
