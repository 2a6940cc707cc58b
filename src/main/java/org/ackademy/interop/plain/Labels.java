package org.ackademy.interop.plain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.ackademy.question.Difficulty;
import org.ackademy.question.Exercise;

/**
 * What a question is labelled with, as plain tags: those of its author as they are, the rest after
 * what they are of, as in {@code rfc:3.4}.
 */
public final class Labels {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern SECTION = Pattern.compile("[0-9]+(\\.[0-9]+)*");
  private static final int ID_CHARS_MAX = 60;
  private static final int TAGS_MAX = 20;

  private Labels() {}

  /** The tags of a question, in an order that is always the same. */
  public static List<String> of(Item item) {
    List<String> tags = new ArrayList<>();
    tags.add("difficulty:" + item.label().difficulty().name().toLowerCase(Locale.ROOT));
    add("rfc:", item.references().sections(), tags);
    add("claim:", item.references().claims(), tags);
    add("belief:", item.references().misconceptions(), tags);
    add("", item.label().tags(), tags);
    return tags;
  }

  private static void add(String prefix, Collection<String> names, List<String> tags) {
    names.stream().sorted().forEach(name -> tags.add(prefix + name));
  }

  /** What tags say. */
  public record Read(Exercise.References references, Exercise.Label label) {}

  /** What tags say; those that can be none of ours are noted. */
  public static Read read(Collection<String> tags, Notes notes) {
    Difficulty difficulty = Difficulty.MEDIUM;
    Set<String> own = new LinkedHashSet<>();
    Set<String> sections = new LinkedHashSet<>();
    Set<String> claims = new LinkedHashSet<>();
    Set<String> beliefs = new LinkedHashSet<>();
    for (String tag : tags) {
      String name = tag.substring(tag.indexOf(':') + 1).strip();
      String word = tag.toLowerCase(Locale.ROOT).strip().replaceAll("[\\s_]+", "-");
      if (tag.startsWith("difficulty:") && isDifficulty(name)) {
        difficulty = Difficulty.valueOf(name.toUpperCase(Locale.ROOT));
      } else if (tag.startsWith("rfc:") && SECTION.matcher(name).matches()) {
        sections.add(name);
      } else if (tag.startsWith("claim:") && isId(name)) {
        claims.add(name);
      } else if (tag.startsWith("belief:") && isId(name)) {
        beliefs.add(name);
      } else if (isId(word) && own.size() < TAGS_MAX) {
        own.add(word);
      } else {
        notes.add(Note.Kind.SETTING, "tag " + tag);
      }
    }
    return new Read(
        new Exercise.References(claims, beliefs, sections), new Exercise.Label(difficulty, own));
  }

  private static boolean isDifficulty(String name) {
    for (Difficulty one : Difficulty.values()) {
      if (one.name().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name can be an id of ours. */
  static boolean isId(String name) {
    return name.length() <= ID_CHARS_MAX && ID.matcher(name).matches();
  }
}
