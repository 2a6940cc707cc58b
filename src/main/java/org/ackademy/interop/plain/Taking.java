package org.ackademy.interop.plain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ackademy.question.Definition;
import org.ackademy.question.Read;
import org.ackademy.question.Text;
import org.ackademy.quiz.file.QuizFolder;

/**
 * Takes questions as readers of formats find them: names them, and leaves out what is not whole.
 */
public final class Taking {
  /** The most questions of one file. */
  public static final int ITEMS_MAX = 200;

  private static final int ID_CHARS_MAX = 56;
  private static final Text NO_EXPLANATION =
      new Text("The imported question came without an explanation.", "가져온 문제에 해설이 없었습니다.");

  private final Notes notes;
  private final List<Item> items = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  public Taking(Notes notes) {
    this.notes = notes;
  }

  /**
   * What a question is made of, as a reader found it.
   *
   * @param name what the file calls it, by which it is named where that can be an id
   * @param tags its tags
   */
  public record Found(
      Optional<String> name,
      Optional<Text> title,
      Optional<Text> task,
      Optional<Body> body,
      Optional<Text> explanation,
      List<Text> hints,
      Collection<String> tags) {
    public Found {
      hints = List.copyOf(hints);
      tags = List.copyOf(tags);
    }
  }

  /** Takes a question if nothing of it was refused. */
  public void take(Found found) {
    if (found.task().isEmpty()) {
      notes.add(Note.Kind.BROKEN, "text");
    }
    if (found.body().isPresent() && found.body().get() instanceof Body.Write) {
      notes.add(Note.Kind.TYPE, "essay");
    }
    Labels.Read labels = Labels.read(found.tags(), notes);
    if (notes.isRefused() || found.body().isEmpty()) {
      return;
    }
    if (items.size() >= ITEMS_MAX) {
      notes.add(Note.Kind.TOO_MANY, String.valueOf(ITEMS_MAX));
      return;
    }
    Body body = found.body().get();
    missing(body, labels, found);
    Text task = found.task().orElseThrow();
    Text title =
        found
            .title()
            .orElse(new Text("Question " + (items.size() + 1), (items.size() + 1) + "번 문제"));
    var item =
        new Item(
            named(found.name(), title),
            title,
            task,
            body,
            found.explanation().orElse(NO_EXPLANATION),
            found.hints(),
            labels.references(),
            labels.label());
    ItemFile.of(item)
        .ifPresent(
            file -> {
              if (QuizFolder.definition(file) instanceof Read.Flawed<Definition> flawed) {
                notes.add(flawed.flaws().getFirst());
              }
            });
    if (!notes.isRefused()) {
      items.add(item);
    }
  }

  /** Says what the check of quiz files will ask for. */
  private void missing(Body body, Labels.Read labels, Found found) {
    if (found.explanation().isEmpty()) {
      notes.add(Note.Kind.NO_EXPLANATION, "");
    }
    if (labels.references().sections().isEmpty()) {
      notes.add(Note.Kind.NO_SECTION, "");
    }
    boolean lacking =
        switch (body) {
          case Body.Choose choose -> isLacking(choose.options());
          case Body.Judge judge ->
              judge.statements().stream().anyMatch(one -> one.feedback().isEmpty());
          case Body.Cloze cloze ->
              cloze.gaps().values().stream()
                  .anyMatch(
                      entry ->
                          entry instanceof Body.Entry.Picked picked && isLacking(picked.options()));
          case Body.Fill fill -> false;
          case Body.Match match -> false;
          case Body.Sort sort -> false;
          case Body.Write write -> false;
        };
    if (lacking) {
      notes.add(Note.Kind.NO_FEEDBACK, "");
    }
  }

  private static boolean isLacking(List<Body.Option> options) {
    return options.stream().anyMatch(option -> !option.right() && option.feedback().isEmpty());
  }

  private String named(Optional<String> name, Text title) {
    String wanted = name.orElse(title.en());
    String id = name.filter(Labels::isId).orElseGet(() -> slug(wanted));
    String free = id;
    for (int number = 2; !ids.add(free); number++) {
      free = id + "-" + number;
    }
    if (!free.equals(wanted)) {
      notes.add(Note.Kind.NAMED, free);
    }
    return free;
  }

  /** An id made of a name: its Latin letters and digits. */
  public static String slug(String name) {
    String words =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
    String cut = words.length() > ID_CHARS_MAX ? words.substring(0, ID_CHARS_MAX) : words;
    String id = cut.replaceAll("-+$", "");
    return id.isEmpty() ? "question" : id;
  }

  /** The questions that were taken. */
  public List<Item> items() {
    return List.copyOf(items);
  }
}
