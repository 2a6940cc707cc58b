package org.ackademy.tcp.rfc9293;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A test that is run with the numbers as they stand in the RFC's figure, and with A's and B's moved
 * along the circle: so that the figure's 100, or 300, becomes 4294967295, the next one 0; and over
 * the middle, where the sign of an {@code int} changes.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "A moved by {0}, B by {1}")
@CsvSource({
  "0, 0",
  "-101, 0",
  "0, -301",
  "-101, -301",
  "-111, -311",
  "2147483547, 2147483347",
  "-101, 2147483347"
})
@interface AroundTheCircle {}
