package org.ackademy.replay;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list that is made when somebody first looks into it, and never changes. */
final class Later<E> extends AbstractList<E> implements RandomAccess {
  private final Supplier<List<E>> source;
  private volatile @Nullable List<E> made;

  /**
   * The list.
   *
   * @param source makes the same list whenever it is asked
   */
  Later(Supplier<List<E>> source) {
    this.source = source;
  }

  /** An unmodifiable copy, which may still be one for later. */
  static <E> List<E> copyOf(List<E> list) {
    return list instanceof Later<E> later ? later : List.copyOf(list);
  }

  private List<E> made() {
    List<E> known = made;
    if (known == null) {
      known = List.copyOf(source.get());
      made = known;
    }
    return known;
  }

  @Override
  public E get(int index) {
    return made().get(index);
  }

  @Override
  public int size() {
    return made().size();
  }
}
