/** What is kept of one person: handed to them, forgotten, and kept only so long. */
@NullMarked
package org.ackademy.interop.person;

import org.jspecify.annotations.NullMarked;
