package org.ackademy.platform.http;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How JSON is read and written everywhere in the REST interface.
 *
 * <p>Reading is strict: an unknown field, a field twice, a missing one that is not {@code
 * Optional}, and a number in quotes are all faults that are named, for a learner's client that
 * misspells a field should hear of it.
 */
public final class Json {
  /** Levels of arrays and objects in each other. */
  static final int DEPTH_MAX = 32;

  /** Characters of one number. */
  static final int NUMBER_CHARS_MAX = 40;

  /** Characters of one field's name. */
  static final int NAME_CHARS_MAX = 200;

  private static final JsonMapper MAPPER = build();

  private Json() {}

  /** The one mapper; it is immutable. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  private static JsonMapper build() {
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_CHARS_MAX)
                    .maxNameLength(NAME_CHARS_MAX)
                    .maxStringLength((int) Limits.BODY_BYTES_MAX)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .build();
  }
}
