/** OpenID Connect: a provider that says who somebody is. Knows nothing of accounts. */
@NullMarked
package org.ackademy.platform.oidc;

import org.jspecify.annotations.NullMarked;
