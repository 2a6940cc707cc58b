package org.ackademy.question;

import java.util.List;
import org.ackademy.replay.Exchange;

/**
 * Lines that an exercise gives.
 *
 * @param exchange the lines, at least one
 * @param texts the same as the quiz file writes them
 */
public record Given(Exchange exchange, List<String> texts) {
  public Given {
    texts = List.copyOf(texts);
    if (exchange.size() == 0 || exchange.size() != texts.size()) {
      throw new IllegalArgumentException(exchange.size() + " lines, " + texts.size() + " texts");
    }
  }
}
