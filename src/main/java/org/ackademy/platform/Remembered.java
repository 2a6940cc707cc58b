package org.ackademy.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remembers what never changes, or what the caller sees to, for those keys that were asked for
 * last. Safe for many threads.
 *
 * @param <K> what names something
 * @param <V> what it is
 */
public final class Remembered<K, V> {
  private final Map<K, V> kept;

  /** Remembers at most so many. */
  public Remembered(int most) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** What a key stood for when it was put here, where that is remembered. */
  public Optional<V> find(K key) {
    synchronized (kept) {
      return Optional.ofNullable(kept.get(key));
    }
  }

  /** Remembers what a key stands for now. */
  public void put(K key, V value) {
    synchronized (kept) {
      kept.put(key, value);
    }
  }

  /** What a key stood for is so no more. */
  public void remove(K key) {
    synchronized (kept) {
      kept.remove(key);
    }
  }

  /** What a key stands for; what is not remembered is made, by one or by several at once. */
  public V of(K key, Supplier<V> make) {
    synchronized (kept) {
      V known = kept.get(key);
      if (known != null) {
        return known;
      }
    }
    V fresh = make.get();
    synchronized (kept) {
      kept.put(key, fresh);
    }
    return fresh;
  }
}
