package org.ackademy.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.notation.Beliefs;
import org.ackademy.notation.Tree;

/**
 * What exercises may cite: claims of the study material, misconceptions, sections of RFC 9293, each
 * by its id and in the order of its list.
 */
public record Catalogue(
    Map<String, Claim> claims,
    Map<String, Misconception> misconceptions,
    Map<String, Text> sections) {

  public Catalogue {
    claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    misconceptions = Collections.unmodifiableMap(new LinkedHashMap<>(misconceptions));
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  /** Whether a claim is right as the material puts it. */
  public enum Holds {
    YES,
    LOOSE,
    WRONG
  }

  /**
   * A claim of the study material.
   *
   * @param text what it says, in our words
   * @param holds whether it is right
   * @param reading how to understand it rightly; present unless it holds
   */
  public record Claim(Text text, Holds holds, Optional<Text> reading) {}

  /** How learners can be caught at a misconception. */
  public enum Played {
    /** As a {@link org.ackademy.replay.Misconception} that explains wrong answers. */
    MUTANT,
    /** It only forbids: by a goal that needs what it forbids. */
    GOAL,
    /** It is about terms: as one of several statements to choose from. */
    CHOICE
  }

  /**
   * Something that learners get wrong.
   *
   * @param belief what they believe
   * @param fact what holds instead
   * @param sections where RFC 9293 says so
   * @param played how learners can be caught at it
   */
  public record Misconception(Text belief, Text fact, Set<String> sections, Played played) {
    public Misconception {
      sections = Set.copyOf(sections);
    }
  }

  /** What is said of misconceptions in a language. */
  public Beliefs beliefs(Language language) {
    return id ->
        Optional.ofNullable(misconceptions.get(id))
            .map(
                one ->
                    new Beliefs.Told(
                        one.belief().in(language),
                        one.fact().in(language),
                        one.sections().stream().sorted().toList()));
  }

  /** Reads the three lists; whatever cites a section must cite one of the list. */
  public static Read<Catalogue> read(Tree claims, Tree misconceptions, Tree sections) {
    List<Flaw> flaws = new ArrayList<>();
    Map<String, Text> ofSections = new LinkedHashMap<>();
    for (Node item : Node.root(sections, flaws).items()) {
      put(ofSections, item, item.words());
    }
    Map<String, Claim> ofClaims = new LinkedHashMap<>();
    for (Node item : Node.root(claims, flaws).items()) {
      Holds holds = item.field("holds").oneOf(Holds.class).orElse(Holds.YES);
      Optional<Text> reading = item.find("reading").map(Node::words);
      if ((holds == Holds.YES) == reading.isPresent()) {
        item.flaw(Wrong.CLAIM_READING);
      }
      put(ofClaims, item, new Claim(item.words(), holds, reading));
    }
    Map<String, Misconception> ofMisconceptions = new LinkedHashMap<>();
    for (Node item : Node.root(misconceptions, flaws).items()) {
      Set<String> cited = item.field("sections").texts();
      cited.stream()
          .filter(section -> !ofSections.containsKey(section))
          .forEach(section -> item.flaw(Wrong.SECTION_UNKNOWN, section));
      put(
          ofMisconceptions,
          item,
          new Misconception(item.words(), item.field("holds").words(), cited, played(item)));
    }
    return flaws.isEmpty()
        ? new Read.Done<>(new Catalogue(ofClaims, ofMisconceptions, ofSections))
        : new Read.Flawed<>(flaws);
  }

  private static Played played(Node item) {
    Played played = item.field("played").oneOf(Played.class).orElse(Played.CHOICE);
    String id = item.field("id").text();
    if ((played == Played.MUTANT) != org.ackademy.replay.Misconception.named(id).isPresent()) {
      item.flaw(Wrong.PLAYED_OTHERWISE, id);
    }
    return played;
  }

  private static <V> void put(Map<String, V> map, Node item, V value) {
    String id = item.field("id").text();
    if (map.put(id, value) != null) {
      item.flaw(Wrong.TWICE, id);
    }
  }
}
