/** The web pages: in a real browser against the real application, and as texts. */
@NullMarked
package org.ackademy.web;

import org.jspecify.annotations.NullMarked;
