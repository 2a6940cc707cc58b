package org.ackademy.attempt;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ackademy.platform.Sha256;
import org.ackademy.platform.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * A class in parts, so that whoever has seen it is sent only those parts that are other now. The
 * server keeps nothing of it: the client says what it has seen, by the parts' digests.
 *
 * @param text a digest for each part, one after another
 */
record WatchParts(String text) {
  /** So many parts: of a thousand learners sixteen are in each, and the digests are half a KB. */
  static final int COUNT = 64;

  /** Digits of a digest: a change that is taken for none is one in four thousand million. */
  private static final int DIGITS = 8;

  /** The part that a learner is in, from 0; always the same, whoever else is there. */
  static int partOf(UUID learner) {
    return Math.floorMod(learner.hashCode(), COUNT);
  }

  static WatchParts of(List<WatchResource.LearnerView> learners) {
    List<MessageDigest> digests = Stream.generate(Sha256::begin).limit(COUNT).toList();
    for (WatchResource.LearnerView learner : learners) {
      digests.get(learner.part()).update(Json.mapper().writeValueAsBytes(learner));
    }
    var text = new StringBuilder(COUNT * DIGITS);
    for (MessageDigest digest : digests) {
      text.append(HexFormat.of().formatHex(digest.digest()), 0, DIGITS);
    }
    return new WatchParts(text.toString());
  }

  /**
   * The parts that are other than they were seen; nothing where what was seen is not of ours.
   *
   * @param seen the text of earlier parts
   */
  Optional<List<Integer>> since(@Nullable String seen) {
    if (seen == null || seen.length() != text.length()) {
      return Optional.empty();
    }
    return Optional.of(
        IntStream.range(0, COUNT)
            .filter(part -> !text.regionMatches(part * DIGITS, seen, part * DIGITS, DIGITS))
            .boxed()
            .toList());
  }
}
