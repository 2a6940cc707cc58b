/**
 * What every request and every answer share: where the REST interface begins, JSON in and out,
 * errors as problem documents, limits and security headers.
 */
@NullMarked
package org.ackademy.platform.http;

import org.jspecify.annotations.NullMarked;
