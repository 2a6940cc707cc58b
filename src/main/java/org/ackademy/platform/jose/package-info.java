/**
 * Signed tokens of other systems (JWT, RFC 7519): whose keys, which signatures, which claims. Knows
 * nothing of what such a token is for.
 */
@NullMarked
package org.ackademy.platform.jose;

import org.jspecify.annotations.NullMarked;
