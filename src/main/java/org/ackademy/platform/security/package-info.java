/**
 * Who calls: accounts, passwords, bearer tokens, invitations. What a caller may do with an object
 * is decided by the feature that owns the object.
 */
@NullMarked
package org.ackademy.platform.security;

import org.jspecify.annotations.NullMarked;
