package org.ackademy.platform.oneroster;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A kind of object of the standard.
 *
 * @param one what a single one is called in an answer, as in {@code lineItem}
 * @param many what a list is called, as in {@code lineItems}
 * @param paths all that lists can be filtered and sorted by: the standard's names, with a point
 *     before those of a part
 */
public record Kind(String one, String many, List<String> paths) {
  private static final List<String> OF_ALL = List.of("sourcedId", "status", "dateLastModified");
  private static final List<String> OF_REFERENCES = List.of("sourcedId", "type", "href");

  public Kind {
    paths = List.copyOf(paths);
  }

  /**
   * A kind of object.
   *
   * @param own its members besides those of every object
   * @param references its members that name other objects
   */
  public static Kind of(
      String one, String many, Collection<String> own, Collection<String> references) {
    Stream<String> named =
        references.stream().flatMap(name -> OF_REFERENCES.stream().map(part -> name + "." + part));
    return new Kind(
        one, many, Stream.of(OF_ALL.stream(), own.stream(), named).flatMap(all -> all).toList());
  }

  /** The path as the standard writes it; letters count whether large or small. */
  Optional<String> path(String wanted) {
    return Optional.ofNullable(byName(paths).get(wanted));
  }

  /** The member of an object as the standard writes it. */
  Optional<String> member(String wanted) {
    return Optional.ofNullable(
        byName(paths.stream().map(path -> path.split("\\.", 2)[0]).toList()).get(wanted));
  }

  private static TreeMap<String, String> byName(List<String> names) {
    var known =
        new TreeMap<String, String>(
            java.util.Comparator.comparing(name -> name.toLowerCase(Locale.ROOT)));
    names.forEach(name -> known.put(name, name));
    return known;
  }
}
