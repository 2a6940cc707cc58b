package org.ackademy.interop.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.notation.Tree;
import org.ackademy.question.Exercise;
import org.ackademy.question.Language;
import org.ackademy.question.Text;

/** What a page of ours shows beside the task of an exercise about segments, as Markdown. */
final class Scene {
  private static final List<String> HOST_FIELDS =
      List.of("start", "opens", "isn", "sndUna", "sndNxt", "rcvNxt", "sndWnd", "rcvWnd");

  private static final Map<String, Text> WORDS = words();

  private final Exercise exercise;
  private final Tree filled;

  Scene(Exercise exercise, Tree filled) {
    this.exercise = exercise;
    this.filled = filled;
  }

  private static Map<String, Text> words() {
    Map<String, Text> words = new LinkedHashMap<>();
    words.put("start", new Text("State at first", "처음 상태"));
    words.put("opens", new Text("Opens", "열기"));
    words.put("active", new Text("actively", "능동"));
    words.put("isn", new Text("Initial sequence number", "초기 순서 번호"));
    words.put("sndUna", new Text("SND.UNA", "SND.UNA"));
    words.put("sndNxt", new Text("SND.NXT", "SND.NXT"));
    words.put("rcvNxt", new Text("RCV.NXT", "RCV.NXT"));
    words.put("sndWnd", new Text("SND.WND", "SND.WND"));
    words.put("rcvWnd", new Text("RCV.WND", "RCV.WND"));
    words.put("goal", new Text("To be reached", "목표"));
    words.put("delivered", new Text("octets delivered from", "전달할 데이터(바이트), 보내는 쪽"));
    words.put("maxLines", new Text("at most so many lines", "최대 줄 수"));
    words.put("happens", new Text("Then", "그다음"));
    words.put(
        "lossy",
        new Text(
            "Segments may be lost, doubled and overtaken.", "세그먼트가 유실되거나 중복되거나 순서가 바뀔 수 있습니다."));
    words.put(
        "notation",
        new Text(
            "One segment a line, in this form: `A > B SYN,ACK seq=300 ack=101 len=20`",
            "한 줄에 세그먼트 하나를 다음과 같은 형식으로 씁니다. `A > B SYN,ACK seq=300 ack=101 len=20`"));
    return words;
  }

  private static String word(String name, Language language) {
    return Optional.ofNullable(WORDS.get(name)).map(text -> text.in(language)).orElse(name);
  }

  /** The task, the scene, and lines that are given. */
  Text task(List<String> given) {
    return new Text(task(given, Language.EN), task(given, Language.KO));
  }

  private String task(List<String> given, Language language) {
    List<String> parts = new ArrayList<>();
    parts.add(exercise.task().in(language).strip());
    find(filled, "scenario").ifPresent(scenario -> scenario(scenario, language, parts));
    find(filled, "host").ifPresent(host -> parts.add(table(Map.of("A", host), language)));
    find(filled, "happens")
        .ifPresent(
            happens -> {
              if (happens instanceof Tree.Mapping mapping && !mapping.entries().isEmpty()) {
                String event = text(mapping.entries().getFirst().value());
                parts.add(word("happens", language) + ": `" + event + "`");
              }
            });
    if (!given.isEmpty()) {
      List<String> numbered = new ArrayList<>();
      given.forEach(line -> numbered.add((numbered.size() + 1) + "  " + line));
      parts.add(block(numbered));
    }
    if (List.of("compose", "complete", "repair", "converse").contains(exercise.question().type())) {
      parts.add(word("notation", language));
    }
    return String.join("\n\n", parts);
  }

  /** Lines as they are. */
  static String block(List<String> lines) {
    return "```\n" + String.join("\n", lines) + "\n```";
  }

  private void scenario(Tree scenario, Language language, List<String> parts) {
    find(scenario, "hosts")
        .ifPresent(
            hosts -> {
              Map<String, Tree> both = new LinkedHashMap<>();
              find(hosts, "A").ifPresent(host -> both.put("A", host));
              find(hosts, "B").ifPresent(host -> both.put("B", host));
              parts.add(table(both, language));
            });
    if (find(scenario, "network").map(Scene::text).filter("lossy"::equals).isPresent()) {
      parts.add(word("lossy", language));
    }
    find(scenario, "goal")
        .map(goal -> goal(goal, language))
        .filter(goal -> !goal.isEmpty())
        .ifPresent(goal -> parts.add(word("goal", language) + ": " + goal));
  }

  private String table(Map<String, Tree> hosts, Language language) {
    var rows = new StringBuilder("| |");
    List<String> names = exercise.hosts().in(language);
    for (String side : hosts.keySet()) {
      String name = names.get(side.charAt(0) - 'A');
      rows.append(' ').append(side).append(name.equals(side) ? "" : " (" + name + ")").append(" |");
    }
    rows.append("\n| --- |").append(" --- |".repeat(hosts.size()));
    for (String field : HOST_FIELDS) {
      if (hosts.values().stream().anyMatch(host -> find(host, field).isPresent())) {
        rows.append("\n| ").append(word(field, language)).append(" |");
        for (Tree host : hosts.values()) {
          String value = find(host, field).map(Scene::text).orElse("");
          rows.append(' ').append(word(value, language)).append(" |");
        }
      }
    }
    return rows.toString();
  }

  private static String goal(Tree goal, Language language) {
    if (!(goal instanceof Tree.Mapping mapping)) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    for (Tree.Entry entry : mapping.entries()) {
      String name = entry.name();
      switch (name) {
        case "A", "B" -> parts.add(name + " " + text(entry.value()));
        case "states", "passes" -> parts.add(goal(entry.value(), language));
        case "delivered" -> parts.add(word(name, language) + " " + text(entry.value()));
        case "maxLines" -> parts.add(word(name, language) + ": " + text(entry.value()));
        default -> {}
      }
    }
    return String.join("; ", parts);
  }

  private static Optional<Tree> find(Tree tree, String name) {
    return tree instanceof Tree.Mapping mapping ? mapping.find(name) : Optional.empty();
  }

  private static String text(Tree tree) {
    return switch (tree) {
      case Tree.Text text -> text.value();
      case Tree.Numeral numeral -> numeral.literal();
      case Tree.Truth truth -> String.valueOf(truth.value());
      case Tree.Nothing nothing -> "";
      case Tree.Sequence sequence ->
          String.join(" / ", sequence.items().stream().map(Scene::text).toList());
      case Tree.Mapping mapping ->
          String.join(
              ", ",
              mapping.entries().stream()
                  .map(entry -> entry.name() + ": " + text(entry.value()))
                  .toList());
    };
  }
}
