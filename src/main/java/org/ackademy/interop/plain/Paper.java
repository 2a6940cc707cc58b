package org.ackademy.interop.plain;

import java.util.List;
import org.ackademy.question.Text;

/**
 * Questions that go out together.
 *
 * @param id of the quiz that they are of
 * @param title plain text
 * @param description what the quiz is about, Markdown
 * @param items in order, no two with the same id
 */
public record Paper(String id, Text title, Text description, List<Item> items) {
  public Paper {
    items = List.copyOf(items);
  }
}
