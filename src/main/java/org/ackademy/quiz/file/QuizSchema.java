package org.ackademy.quiz.file;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import org.ackademy.notation.Tree;
import org.ackademy.question.Flaw;
import org.ackademy.question.Place;
import org.ackademy.question.Said;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form of quiz files, as JSON Schema (2020-12); published as {@link WrittenForm}. */
final class QuizSchema {
  static final String QUIZ_RESOURCE = "/schema/quiz.schema.json";
  static final String EXERCISE_RESOURCE = "/schema/exercise.schema.json";

  /** The form of {@code quiz.yaml}. */
  static final QuizSchema QUIZ = new QuizSchema(QUIZ_RESOURCE);

  /** The form of an exercise's file, once what is drawn has been put in. */
  static final QuizSchema EXERCISE = new QuizSchema(EXERCISE_RESOURCE);

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Schema schema;

  private QuizSchema(String resource) {
    JsonNode source = JsonMapper.shared().readTree(Catalogues.text(resource));
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(source);
  }

  /** Reads the forms, which takes a while: others can do something else meanwhile. */
  static void load() {
    QUIZ.flaws(new Tree.Mapping(1, 1, List.of()));
    EXERCISE.flaws(new Tree.Mapping(1, 1, List.of()));
  }

  /** What in a file is not of this form. */
  List<Flaw> flaws(Tree tree) {
    List<Flaw> flaws = new ArrayList<>();
    for (Error error : schema.validate(json(tree))) {
      String pointer = error.getInstanceLocation().toString();
      String property = error.getProperty();
      String at = property == null ? pointer : pointer + "/" + property;
      Said said = SchemaError.said(error);
      Place place = Place.of(tree, at);
      flaws.add(
          pointer.isEmpty()
              ? new Flaw(place.line(), place.column(), said)
              : place.flaw(WrongForm.AT, pointer, said));
    }
    return flaws.stream().distinct().sorted().toList();
  }

  private static JsonNode json(Tree tree) {
    return switch (tree) {
      case Tree.Mapping mapping -> {
        ObjectNode object = NODES.objectNode();
        mapping.entries().forEach(entry -> object.set(entry.name(), json(entry.value())));
        yield object;
      }
      case Tree.Sequence sequence -> {
        ArrayNode array = NODES.arrayNode();
        sequence.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case Tree.Text text -> NODES.stringNode(text.value());
      case Tree.Numeral numeral ->
          numeral.whole().isPresent()
              ? NODES.numberNode(numeral.whole().getAsLong())
              : NODES.numberNode(new java.math.BigDecimal(numeral.literal()));
      case Tree.Truth truth -> NODES.booleanNode(truth.value());
      case Tree.Nothing nothing -> NODES.nullNode();
    };
  }
}
