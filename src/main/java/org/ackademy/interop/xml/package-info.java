/** XML that others wrote, read without trusting it, and XML for others. */
@NullMarked
package org.ackademy.interop.xml;

import org.jspecify.annotations.NullMarked;
