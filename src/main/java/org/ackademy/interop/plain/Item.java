package org.ackademy.interop.plain;

import java.util.List;
import org.ackademy.question.Exercise;
import org.ackademy.question.Text;

/**
 * A question that needs no machine to grade it.
 *
 * @param id its name, unique in a bank: lower-case words joined by hyphens
 * @param title plain text
 * @param task what to do, Markdown
 * @param body what is asked
 * @param explanation what is right and why, Markdown
 * @param hints from the first nudge to the last, Markdown
 * @param references what it tests and teaches
 * @param label by which exams choose it
 */
public record Item(
    String id,
    Text title,
    Text task,
    Body body,
    Text explanation,
    List<Text> hints,
    Exercise.References references,
    Exercise.Label label) {
  public Item {
    hints = List.copyOf(hints);
  }
}
