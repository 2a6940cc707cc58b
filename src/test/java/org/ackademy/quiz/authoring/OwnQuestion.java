package org.ackademy.quiz.authoring;

import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;

/** A question that somebody writes on the pages. */
public final class OwnQuestion {
  private static final String API = Classroom.API + "/authoring";

  private OwnQuestion() {}

  /** The file of a question whose key is right, unless it is spoiled. */
  public static String file(String id, String task) {
    return """
    # Bytes that only a person would write stay: \u00a0한글.
    id: %s
    type: compose
    title: {en: Open, ko: 수립}
    claims: [third-ack]
    misconceptions: [ack-is-last-byte]
    rfc: ["3.5"]
    task: {en: %s, ko: 연결을 수립하십시오.}
    scenario:
      hosts:
        A: {start: CLOSED, opens: active, isn: 100}
        B: {start: LISTEN, isn: 300}
      goal:
        A: [ESTABLISHED]
        B: [ESTABLISHED]
    answers:
      - shows: {en: Three segments, ko: 세그먼트 세 개}
        lines:
          - A > B SYN seq=100
          - B > A SYN,ACK seq=300 ack=101
          - A > B ACK seq=101 ack=301
    wrong:
      - lines:
          - A > B SYN seq=100
          - B > A SYN,ACK seq=300 ack=100
        gets: {verdict: INVALID, at: 2, code: ACK_NUMBER}
        misconception: ack-is-last-byte
        feedback: {en: The next one., ko: 다음 번호입니다.}
    explanation: {en: So it is., ko: 그렇습니다.}
    """
        .formatted(id, task);
  }

  /** Makes a quiz of somebody's own, which has no question yet. */
  static void make(Classroom room, Member author, String quiz) {
    room.as(author)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(
            Map.of(
                "id",
                quiz,
                "title",
                Map.of("en", "Own", "ko", "직접 만든 퀴즈"),
                "description",
                Map.of("en", "Ours.", "ko", "직접 만든 문제입니다.")))
        .post(API + "/quizzes")
        .then()
        .statusCode(201);
  }

  /** Makes a quiz of somebody's own with this question, and offers it. */
  public static void offer(Classroom room, Member author, String id, String task) {
    String quiz = "quiz-" + id;
    make(room, author, quiz);
    room.as(author)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("quiz", quiz, "id", id, "text", file(id, task)))
        .post(API + "/questions")
        .then()
        .statusCode(201);
    publish(room, author, id);
  }

  /** Offers it with another task. */
  public static void change(Classroom room, Member author, String id, String task) {
    room.as(author)
        .header("If-Match", "*")
        .body(Map.of("text", file(id, task)))
        .put(API + "/questions/" + id)
        .then()
        .statusCode(200);
    publish(room, author, id);
  }

  private static void publish(Classroom room, Member author, String id) {
    room.as(author)
        .header("If-Match", "*")
        .put(API + "/questions/" + id + "/publication")
        .then()
        .statusCode(200);
  }

  /** It is offered no more. */
  public static void retire(Classroom room, Member author, String id) {
    room.as(author)
        .header("If-Match", "*")
        .delete(API + "/questions/" + id + "/publication")
        .then()
        .statusCode(200);
  }
}
