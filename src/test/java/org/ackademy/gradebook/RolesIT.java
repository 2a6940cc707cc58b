package org.ackademy.gradebook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every route, called by everybody. What one may not know of is 404, as what does not exist; what
 * one may see but not do is 403; whoever shows nothing gets 401 but where guests are welcome.
 */
class RolesIT {
  /** Who calls, in the order of the columns. The owner comes last: some routes end things. */
  private enum Role {
    NOBODY,
    PEER,
    STRANGER,
    INSTRUCTOR,
    ASSISTANT,
    AUTHOR,
    FOREIGN_INSTRUCTOR,
    ADMINISTRATOR,
    OWNER
  }

  private static final String TABLE =
      """
      # method path                                                  nobody peer strngr instr asst author foreign admin owner
      GET    /api/v1/me                                                401    200   200    200   200   200    200     200   200
      GET    /api/v1/me/progress                                       401    200   200    200   200   200    200     200   200
      GET    /api/v1/tokens                                            401    200   200    200   200   200    200     200   200
      POST   /api/v1/tokens                                            401    201   201    201   201   201    201     201   201
      GET    /api/v1/session                                           200    200   200    200   200   200    200     200   200
      POST   /api/v1/session                                           403    403   403    403   403   403    403     403   403
      DELETE /api/v1/session                                           401    204   204    204   204   204    204     204   204
      DELETE /api/v1/session/all                                       401    204   204    204   204   204    204     204   204
      GET    /api/v1/session/all                                       401    200   200    200   200   200    200     200   200
      DELETE /api/v1/session/all/{id}                                  401    404   404    404   404   404    404     404   404
      PUT    /api/v1/passwords/own                                     401    422   422    422   422   422    422     422   422
      POST   /api/v1/passwords/links                                   401    403   403    403   403   403    403     404   403
      GET    /api/v1/sign-in                                           200    200   200    200   200   200    200     200   200
      POST   /api/v1/sign-in/flows                                     404    404   404    404   404   404    404     404   404
      GET    /api/v1/sign-in/callback                                  200    200   200    200   200   200    200     200   200
      GET    /api/v1/identities                                        401    200   200    200   200   200    200     200   200
      DELETE /api/v1/identities/{id}                                   401    404   404    404   404   404    404     404   404
      GET    /api/v1/machines                                          401    403   403    403   403   403    403     200   403
      POST   /api/v1/machines                                          401    403   403    403   403   403    403     201   403
      DELETE /api/v1/machines/{id}                                     401    403   403    403   403   403    403     404   403
      POST   /api/v1/machines/{id}/tokens                              401    403   403    403   403   403    403     404   403
      GET    /api/v1/lti/registrations                                 401   403   403   403   403   403   403   200   403
      POST   /api/v1/lti/registrations                                 401   403   403   403   403   403   403   201   403
      GET    /api/v1/lti/registrations/{registration}                  401   403   403   403   403   403   403   404   403
      PUT    /api/v1/lti/registrations/{registration}                  401   403   403   403   403   403   403   404   403
      GET    /api/v1/lti/registrations/{registration}/deployments      401   403   403   403   403   403   403   404   403
      PUT    /api/v1/lti/registrations/{registration}/deployments/{deployment} 401   403   403   403   403   403   403   404   403
      GET    /api/v1/courses/{course}/lti/scores                       401   403   404   200   403   403   404   200   403
      POST   /api/v1/courses/{course}/lti/scores/{score}/again         401   403   404   404   403   403   404   404   403
      GET    /api/v1/courses/{course}/assignments/{assignment}/lti/results 401   403   404   200   403   403   404   200   403
      POST   /api/v1/lti/registrations/{registration}/check            401   403   403   403   403   403   403   404   403
      POST   /api/v1/lti/invitations                                   401   403   403   403   403   403   403   201   403
      POST   /api/v1/lti/self-registrations                            403   403   403   403   403   403   403   403   403
      POST   /api/v1/lti/launched/tokens                               403   403   403   403   403   403   403   403   403
      POST   /api/v1/lti/launched/held                                 403   403   403   403   403   403   403   403   403
      GET    /api/v1/lti/pickings/{picking}                            401   404   404   404   404   404   404   404   404
      GET    /api/v1/lti/pickings/{picking}/offers                     401   404   404   404   404   404   404   404   404
      POST   /api/v1/lti/pickings/{picking}/answer                     401   404   404   404   404   404   404   404   404
      GET    /api/v1/people                                            401    403   403    403   403   403    403     200   403
      GET    /api/v1/people/{account}                                  401    403   403    403   403   403    403     200   403
      PATCH  /api/v1/people/{account}                                  401    403   403    403   403   403    403     428   403
      GET    /api/v1/settings                                          401    403   403    403   403   403    403     200   403
      GET    /api/v1/webhooks                                          401    403   403    403   403   403    403     200   403
      GET    /api/v1/people/{account}/export                           401    404   404    404   404   404    404     200   200
      POST   /api/v1/people/{account}/erasure                          401    403   403    403   403   403    403     422   403
      POST   /api/v1/passwords/forgotten                               202    202   202    202   202   202    202     202   202
      GET    /api/v1/passwords/links/{secret}                          404    404   404    404   404   404    404     404   404
      POST   /api/v1/passwords/links/{secret}                          404    404   404    404   404   404    404     404   404
      GET    /api/v1/tokens/all                                        401    403   403    403   403   403    403     200   403
      DELETE /api/v1/tokens/{id}                                       401    404   404    404   404   404    404     204   204
      POST   /api/v1/invitations                                       401    403   403    403   403   403    403     201   403
      POST   /api/v1/invitations/{invitation}                          404    404   404    404   404   404    404     404   404
      GET    /api/v1/invitations                                       401    403   403    403   403   403    403     200   403
      DELETE /api/v1/invitations/{invitation}                          401    403   403    403   403   403    403     204   403
      GET    /api/v1/audit                                             401    403   403    403   403   403    403     200   403
      GET    /api/v1/quizzes                                           200    200   200    200   200   200    200     200   200
      GET    /api/v1/quizzes/{quiz}                                    200    200   200    200   200   200    200     200   200
      GET    /api/v1/authoring/questions                             401    403   403    200   403   200    200     200   403
      POST   /api/v1/authoring/questions                             401    403   403    422   403   422    422     422   403
      GET    /api/v1/authoring/questions/{question}                  401    403   403    200   403   200    200     200   403
      PUT    /api/v1/authoring/questions/{question}                  401    403   403    409   403   409    409     409   403
      GET    /api/v1/authoring/questions/{question}/file             401    403   403    200   403   200    200     200   403
      GET    /api/v1/authoring/questions/{question}/versions         401    403   403    200   403   200    200     200   403
      GET    /api/v1/authoring/questions/{question}/versions/{version} 401    403   403    200   403   200    200     200   403
      PUT    /api/v1/authoring/questions/{question}/publication      401    403   403    409   403   409    409     409   403
      DELETE /api/v1/authoring/questions/{question}/publication      401    403   403    409   403   409    409     409   403
      GET    /api/v1/authoring/quizzes                               401    403   403    200   403   200    200     200   403
      POST   /api/v1/authoring/quizzes                               401    403   403    201   403   201    201     201   403
      GET    /api/v1/authoring/quizzes/{quiz}                        401    403   403    404   403   404    404     404   403
      PUT    /api/v1/authoring/quizzes/{quiz}                        401    403   403    404   403   404    404     404   403
      GET    /api/v1/authoring/quizzes/{quiz}/files                  401    403   403    404   403   404    404     404   403
      POST   /api/v1/authoring/proofs                                401    403   403    200   403   200    200     200   403
      POST   /api/v1/authoring/previews                              401    403   403    200   403   200    200     200   403
      POST   /api/v1/authoring/turns                                 401    403   403    422   403   422    422     422   403
      GET    /api/v1/authoring/coverage                              401    403   403    200   403   200    200     200   403
      POST   /api/v1/replays                                           200    200   200    200   200   200    200     200   200
      POST   /api/v1/replays:capture                                   200    200   200    200   200   200    200     200   200
      GET    /api/v1/courses                                           401    200   200    200   200   200    200     200   200
      POST   /api/v1/courses                                           401    403   403    403   403   403    403     201   403
      GET    /api/v1/courses/{course}                                  401    200   404    200   200   200    404     200   200
      POST   /api/v1/courses/{course}/invitations                      401    403   404    201   403   403    404     201   403
      GET    /api/v1/courses/{course}/invitations                      401    403   404    200   403   403    404     200   403
      DELETE /api/v1/courses/{course}/invitations/{id}                 401    403   404    204   403   403    404     204   403
      GET    /api/v1/courses/{course}/enrolments                       401    403   404    200   200   403    404     200   403
      POST   /api/v1/courses/{course}/enrolments                       401    403   404    422   403   403    404     422   403
      GET    /api/v1/courses/{course}/enrolments/{account}             401    403   404    200   200   403    404     200   403
      PATCH  /api/v1/courses/{course}/enrolments/{account}             401    403   404    428   403   403    404     428   403
      DELETE /api/v1/courses/{course}/enrolments/{account}             401    403   404    428   403   403    404     428   403
      POST   /api/v1/courses/{course}/enrolments/{account}/link        401    403   404    409   403   403    404     409   403
      GET    /api/v1/courses/{course}/roster                           401    403   404    200   200   403    404     200   403
      POST   /api/v1/courses/{course}/roster                           401    403   404    200   403   403    404     200   403
      POST   /api/v1/courses/{course}/roster/links                     401    403   404    200   403   403    404     200   403
      GET    /api/v1/courses/{course}/platform-roster                  401    403   404    409   403   403    404     409   403
      POST   /api/v1/courses/{course}/platform-roster                  401    403   404    409   403   403    404     409   403
      GET    /api/v1/courses/{course}/sections                         401    403   404    200   200   403    404     200   403
      POST   /api/v1/courses/{course}/sections                         401    403   404    201   403   403    404     201   403
      PUT    /api/v1/courses/{course}/sections/{section}               401    403   404    428   403   403    404     428   403
      DELETE /api/v1/courses/{course}/sections/{section}               401    403   404    428   403   403    404     428   403
      GET    /api/v1/courses/{course}/audit                            401    403   404    200   403   403    404     200   403
      PATCH  /api/v1/courses/{course}                                 401   403   404   200   403   403   404   200   403
      POST   /api/v1/courses/{course}/copies                          401   403   404   201   403   403   404   201   403
      GET    /api/v1/courses/{course}/assignments                      401    200   404    200   200   200    404     200   200
      POST   /api/v1/courses/{course}/assignments                      401    403   404    201   403   403    404     201   403
      GET    /api/v1/courses/{course}/assignments/{assignment}         401    200   404    200   200   200    404     200   200
      PATCH  /api/v1/courses/{course}/assignments/{assignment}        401   403   404   200   403   403   404   200   403
      DELETE /api/v1/courses/{course}/assignments/{spare}             401   403   404   204   403   404   404   204   404
      PUT    /api/v1/courses/{course}/assignments/{assignment}/release 401   403   404   409   403   403   404   409   403
      GET    /api/v1/courses/{course}/assignments/{assignment}/accommodations 401   403   404   200   403   403   404   200   403
      PUT    /api/v1/courses/{course}/assignments/{assignment}/accommodations/{learner} 401   403   404   200   403   403   404   200   403
      GET    /api/v1/courses/{course}/assignments/{assignment}/accommodations/{learner} 401   403   404   200   403   403   404   200   403
      DELETE /api/v1/courses/{course}/assignments/{assignment}/accommodations/{learner} 401   403   404   204   403   403   404   404   403
      GET    /api/v1/courses/{course}/assignments/{assignment}/interventions 401   403   404   200   403   403   404   200   403
      POST   /api/v1/courses/{course}/assignments/{assignment}/interventions 401   403   404   201   403   403   404   201   403
      GET    /api/v1/courses/{course}/assignments/{assignment}/attempts 401    200   404    200   200   200    404     200   200
      POST   /api/v1/courses/{course}/assignments/{assignment}/attempts 401    201   404    403   403   403    404     403   409
      GET    /api/v1/courses/{course}/assignments/{assignment}/watch   401    403   404    200   200   403    404     200   403
      GET    /api/v1/attempts/{attempt}                                401    404   404    200   200   404    404     200   200
      GET    /api/v1/attempts/{attempt}/answers                        401    404   404    200   200   404    404     200   200
      POST   /api/v1/attempts/{attempt}/answers                        401    404   404    403   403   404    404     403   201
      GET    /api/v1/attempts/{attempt}/answers/{answer}               401    404   404    200   200   404    404     200   200
      GET    /api/v1/attempts/{attempt}/drafts                        401   404   404   403   403   404   404   403   200
      PUT    /api/v1/attempts/{attempt}/drafts/{exercise}             401   404   404   403   403   404   404   403   200
      POST   /api/v1/attempts/{attempt}/turns                          401    404   404    403   403   404    404     403   422
      PUT    /api/v1/attempts/{attempt}/end                            401    404   404    403   403   404    404     403   200
      POST   /api/v1/attempts/{attempt}/answers/{answer}/appeal       401   404   404   403   403   404   404   403   201
      GET    /api/v1/attempts/{attempt}/answers/{answer}/appeal       401   404   404   200   200   404   404   200   200
      GET    /api/v1/courses/{course}/queue                           401   403   404   200   200   403   404   200   403
      PUT    /api/v1/courses/{course}/queue/{answer}/claim            401   403   404   409   409   403   404   409   403
      DELETE /api/v1/courses/{course}/queue/{answer}/claim            401   403   404   409   409   403   404   409   403
      POST   /api/v1/courses/{course}/queue/{answer}/decisions        401   403   404   409   409   403   404   409   403
      GET    /api/v1/courses/{course}/appeals                         401   403   404   200   200   403   404   200   403
      PUT    /api/v1/courses/{course}/appeals/{appeal}/reply          401   403   404   200   409   403   404   409   403
      GET    /api/v1/attempts/{attempt}/answers/{answer}/gradings        401   404   404   200   200   404   404   200   403
      GET    /api/v1/courses/{course}/assignments/{assignment}/analysis   401   403   404   200   200   403   404   200   403
      GET    /api/v1/courses/{course}/assignments/{assignment}/analysis/answers   401   403   404   200   200   403   404   200   403
      GET    /api/v1/courses/{course}/assignments/{assignment}/regrades   401   403   404   200   403   403   404   200   403
      POST   /api/v1/courses/{course}/assignments/{assignment}/regrades   401   403   404   201   403   403   404   201   403
      GET    /api/v1/courses/{course}/assignments/{assignment}/regrades/{regrade}   401   403   404   200   403   403   404   200   403
      GET    /api/v1/courses/{course}/assignments/{assignment}/regrades/{regrade}/changes   401   403   404   200   403   403   404   200   403
      POST   /api/v1/courses/{course}/assignments/{assignment}/regrades/{regrade}/apply   401   403   404   202   403   403   404   202   403
      GET    /api/v1/courses/{course}/gradebook/exports/moodle           401   403   404   422   422   403   404   422   403
      POST   /api/v1/courses/{course}/gradebook/exports/canvas           401   403   404   422   422   403   404   422   403
      POST   /api/v1/courses/{course}/gradebook/exports/blackboard       401   403   404   422   422   403   404   422   403
      GET    /api/v1/courses/{course}/gradebook/exports/oneroster        401   403   404   200   200   403   404   200   403
      GET    /api/v1/courses/{course}/gradebook/{learner}                401   404   404   200   200   404   404   200   200
      POST   /api/v1/courses/{course}/gradebook/rebuild                  401   403   404   204   403   403   404   204   403
      GET    /api/v1/courses/{course}/assignments/{assignment}/marks/{learner}   401   404   404   200   200   404   404   200   200
      PUT    /api/v1/courses/{course}/assignments/{assignment}/marks/{learner}   401   403   404   200   200   403   404   200   403
      GET    /api/v1/courses/{course}/assignments/{assignment}/weighting   401   200   404   200   200   200   404   200   200
      PUT    /api/v1/courses/{course}/assignments/{assignment}/weighting   401   403   404   200   403   403   404   200   403
      GET    /api/v1/courses/{course}/categories                         401   200   404   200   200   200   404   200   200
      POST   /api/v1/courses/{course}/categories                         401   403   404   201   403   403   404   201   403
      GET    /api/v1/courses/{course}/categories/{category}              401   200   404   200   200   200   404   200   200
      PUT    /api/v1/courses/{course}/categories/{category}              401   403   404   428   403   403   404   428   403
      DELETE /api/v1/courses/{course}/categories/{category}              401   403   404   428   403   403   404   428   403
      GET    /api/v1/courses/{course}/webhooks                           401   403   404   200   403   403   404   200   403
      POST   /api/v1/courses/{course}/webhooks                           401   403   404   201   403   403   404   201   403
      GET    /api/v1/courses/{course}/webhooks/{webhook}                 401   403   404   200   403   403   404   200   403
      PUT    /api/v1/courses/{course}/webhooks/{webhook}                 401   403   404   428   403   403   404   428   403
      DELETE /api/v1/courses/{course}/webhooks/{webhook}                 401   403   404   428   403   403   404   428   403
      POST   /api/v1/courses/{course}/webhooks/{webhook}/key             401   403   404   200   403   403   404   200   403
      GET    /api/v1/courses/{course}/webhooks/{webhook}/messages        401   403   404   200   403   403   404   200   403
      POST   /api/v1/courses/{course}/webhooks/{webhook}/messages/{message}/again   401   403   404   404   403   403   404   404   403
      GET    /api/v1/courses/{course}/gradebook                        401    403   404    200   200   403    404     200   403
      POST   /api/v1/oauth/token                                       401    401   401    401   401   401    401     401   401
      GET    /ims/oneroster/gradebook/v1p2/categories 401   200   200   200   200   200   200   200   200
      GET    /ims/oneroster/gradebook/v1p2/categories/{sourcedId} 401   404   404   404   404   404   404   404   404
      GET    /ims/oneroster/gradebook/v1p2/classes/{classSourcedId}/categories 401   403   404   200   200   403   404   200   403
      GET    /ims/oneroster/gradebook/v1p2/lineItems 401   200   200   200   200   200   200   200   200
      GET    /ims/oneroster/gradebook/v1p2/lineItems/{sourcedId} 401   404   404   404   404   404   404   404   404
      GET    /ims/oneroster/gradebook/v1p2/classes/{classSourcedId}/lineItems 401   403   404   200   200   403   404   200   403
      GET    /ims/oneroster/gradebook/v1p2/results 401   200   200   200   200   200   200   200   200
      GET    /ims/oneroster/gradebook/v1p2/results/{sourcedId} 401   404   404   404   404   404   404   404   404
      GET    /ims/oneroster/gradebook/v1p2/classes/{classSourcedId}/results 401   403   404   200   200   403   404   200   403
      GET    /ims/oneroster/gradebook/v1p2/classes/{classSourcedId}/lineItems/{lineItemSourcedId}/results 401   403   404   200   200   403   404   200   403
      GET    /ims/oneroster/gradebook/v1p2/classes/{classSourcedId}/students/{studentSourcedId}/results 401   403   404   200   200   403   404   200   403
      GET    /ims/oneroster/gradebook/v1p2/scoreScales 401   200   200   200   200   200   200   200   200
      GET    /ims/oneroster/gradebook/v1p2/scoreScales/{sourcedId} 401   404   404   404   404   404   404   404   404
      GET    /ims/oneroster/gradebook/v1p2/classes/{classSourcedId}/scoreScales 401   403   404   200   200   403   404   200   403
      GET    /ims/oneroster/rostering/v1p2/academicSessions 401   200   200   200   200   200   200   200   200
      GET    /ims/oneroster/rostering/v1p2/academicSessions/{sourcedId} 401   404   404   404   404   404   404   404   404
      GET    /ims/oneroster/rostering/v1p2/classes 401   200   200   200   200   200   200   200   200
      GET    /ims/oneroster/rostering/v1p2/classes/{sourcedId} 401   404   404   404   404   404   404   404   404
      GET    /ims/oneroster/rostering/v1p2/classes/{classSourcedId}/students 401   403   404   200   200   403   404   200   403
      GET    /ims/oneroster/rostering/v1p2/classes/{classSourcedId}/teachers 401   403   404   200   200   403   404   200   403
      GET    /ims/oneroster/rostering/v1p2/courses 401   200   200   200   200   200   200   200   200
      GET    /ims/oneroster/rostering/v1p2/courses/{sourcedId} 401   404   404   404   404   404   404   404   404
      GET    /ims/oneroster/rostering/v1p2/enrollments 401   200   200   200   200   200   200   200   200
      GET    /ims/oneroster/rostering/v1p2/enrollments/{sourcedId} 401   404   404   404   404   404   404   404   404
      GET    /ims/oneroster/rostering/v1p2/orgs 401   200   200   200   200   200   200   200   200
      GET    /ims/oneroster/rostering/v1p2/orgs/{sourcedId} 401   404   404   404   404   404   404   404   404
      GET    /ims/oneroster/rostering/v1p2/students 401   200   200   200   200   200   200   200   200
      GET    /ims/oneroster/rostering/v1p2/students/{sourcedId} 401   404   404   404   404   404   404   404   404
      GET    /ims/oneroster/rostering/v1p2/teachers 401   200   200   200   200   200   200   200   200
      GET    /ims/oneroster/rostering/v1p2/teachers/{sourcedId} 401   404   404   404   404   404   404   404   404
      GET    /ims/oneroster/rostering/v1p2/users 401   200   200   200   200   200   200   200   200
      GET    /ims/oneroster/rostering/v1p2/users/{sourcedId} 401   404   404   404   404   404   404   404   404
      GET    /api/v1/jobs                                              401    403   403    403   403   403    403     200   403
      POST   /api/v1/jobs/{name}/{instance}/retry                      401    403   403    403   403   403    403     404   403
      """;

  private static final String CLOSE =
      """
      {"exercise":"close-by-client","answer":"A > B FIN,ACK seq=101 ack=301"}\
      """;

  private static final String CATEGORY = "{\"title\":{\"en\":\"C\"},\"weight\":1}";

  private static final String WEBHOOK =
      "{\"url\":\"https://example.org/\",\"events\":[\"quiz.published\"]}";

  /** The header of a pcap file, and no packet. */
  private static final byte[] EMPTY_CAPTURE =
      HexFormat.of().parseHex("a1b2c3d400020004" + "00".repeat(8) + "0000ffff00000065");

  private static final Map<Role, String> TOKENS = new LinkedHashMap<>();
  private static Classroom room;
  private static Member owner;
  private static Member peer;
  private static String assignment;
  private static String spare;
  private static String appeal;
  private static String attempt;
  private static String answer;
  private static String spareToken;
  private static String regrade;
  private static String category;
  private static String webhook;
  private static String invitation;
  private static String section;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
    Classroom other = Classroom.open();
    owner = room.join(CourseRole.LEARNER);
    peer = room.join(CourseRole.LEARNER);
    TOKENS.put(Role.OWNER, owner.token());
    TOKENS.put(Role.PEER, peer.token());
    TOKENS.put(Role.STRANGER, other.join(CourseRole.LEARNER).token());
    TOKENS.put(Role.INSTRUCTOR, room.join(CourseRole.INSTRUCTOR).token());
    TOKENS.put(Role.ASSISTANT, room.join(CourseRole.ASSISTANT).token());
    TOKENS.put(Role.AUTHOR, room.join(CourseRole.AUTHOR).token());
    TOKENS.put(Role.FOREIGN_INSTRUCTOR, other.join(CourseRole.INSTRUCTOR).token());
    TOKENS.put(Role.ADMINISTRATOR, room.administrator());
    assignment = room.give("closing", Map.of());
    spare = room.give("closing", Map.of());
    attempt = room.begin(owner, assignment);
    answer =
        room.as(owner)
            .header("Idempotency-Key", "first")
            .body(CLOSE)
            .post("/api/v1/attempts/" + attempt + "/answers")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String appealed =
        room.as(owner)
            .header("Idempotency-Key", "appealed")
            .body(CLOSE)
            .post("/api/v1/attempts/" + attempt + "/answers")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    appeal =
        room.as(owner)
            .header("Idempotency-Key", "appeal")
            .body("{\"comment\":\"Why?\"}")
            .post("/api/v1/attempts/" + attempt + "/answers/" + appealed + "/appeal")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    regrade = room.regraded(assignment, Map.of("reason", "to see"));
    category = made("categories", CATEGORY);
    webhook = made("webhooks", WEBHOOK, "webhook.id");
    invitation = made("invitations", "{\"role\":\"LEARNER\"}");
    section = made("sections", "{\"name\":\"Monday\"}");
    spareToken =
        room.as(owner)
            .body(Map.of("name", "spare"))
            .post("/api/v1/tokens")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  private static String made(String what, String body) {
    return made(what, body, "id");
  }

  private static String made(String what, String body, String id) {
    return Classroom.as(Classroom.SHARED, room.administrator())
        .header("Idempotency-Key", UUID.randomUUID())
        .body(body)
        .post(room.address() + "/" + what)
        .then()
        .statusCode(201)
        .extract()
        .path(id);
  }

  @TestFactory
  Stream<DynamicTest> everyRouteByEverybody() {
    return rows().stream()
        .flatMap(
            row ->
                Stream.of(Role.values())
                    .map(
                        role ->
                            DynamicTest.dynamicTest(
                                row.route() + " by " + role, () -> call(row, role))));
  }

  private static void call(Row row, Role role) {
    RequestSpecification request = request(role).header("Idempotency-Key", UUID.randomUUID());
    if (row.path().contains("/assignments/{") || row.path().equals("/api/v1/courses/{course}")) {
      request.header("If-Match", "*");
    }
    String body = body(row);
    if (!body.isEmpty()) {
      request.body(body);
    }
    if (row.path().endsWith(":capture")) {
      request.contentType("application/vnd.tcpdump.pcap").body(EMPTY_CAPTURE);
    }
    if (row.path().equals("/api/v1/oauth/token")) {
      request.contentType(ContentType.URLENC).formParam("grant_type", "client_credentials");
    }
    if (row.route().equals("POST /api/v1/courses/{course}/roster")) {
      request.contentType("text/csv").body("username,name\nnew-one,New");
    }
    int status = request.request(row.method(), filled(row.path())).then().extract().statusCode();
    assertThat(status).as("%s by %s", row.route(), role).isEqualTo(row.statuses().get(role));
  }

  private static RequestSpecification request(Role role) {
    String token = TOKENS.get(role);
    return token == null
        ? given().contentType(ContentType.JSON)
        : Classroom.as(Classroom.SHARED, token);
  }

  private static String filled(String path) {
    return path.replace("{course}", room.course())
        .replace("{assignment}", assignment)
        .replace("{classSourcedId}", room.course())
        .replace("{lineItemSourcedId}", assignment)
        .replace("{studentSourcedId}", owner.id())
        .replace("{sourcedId}", spareToken)
        .replace("{regrade}", regrade)
        .replace("{category}", category)
        .replace("{question}", "open-three-way")
        .replace("{version}", "1")
        .replace("{webhook}", webhook)
        .replace("{message}", spareToken)
        .replace("{registration}", spareToken)
        .replace("{score}", spareToken)
        .replace("{picking}", spareToken)
        .replace("{deployment}", spareToken)
        .replace("{spare}", spare)
        .replace("{learner}", owner.id())
        .replace("{appeal}", appeal)
        .replace("{exercise}", "close-by-client")
        .replace("{attempt}", attempt)
        .replace("{answer}", answer)
        .replace("{quiz}", "closing")
        .replace("{name}", "no-such-job")
        .replace("{instance}", "none")
        .replace("{invitation}", invitation)
        .replace("{account}", owner.id())
        .replace("{section}", section)
        .replace("{secret}", "ack_pwd_no-such-link")
        .replace("{id}", path.contains("invitations") ? invitation : spareToken);
  }

  private static String body(Row row) {
    return switch (row.route()) {
      case "POST /api/v1/tokens" -> "{\"name\":\"more\"}";
      case "POST /api/v1/session" ->
          "{\"username\":\"nobody-" + UUID.randomUUID() + "\",\"password\":\"x\"}";
      case "PUT /api/v1/passwords/own" ->
          "{\"current\":\"not it\",\"password\":\"a long enough password\"}";
      case "POST /api/v1/passwords/links" -> "{\"account\":\"" + UUID.randomUUID() + "\"}";
      // There is no such invitation; the callback leads to a page that says that nothing was begun.
      case "POST /api/v1/sign-in/flows" -> "{\"purpose\":\"SIGN_IN\",\"invitation\":\"none\"}";
      case "POST /api/v1/machines", "POST /api/v1/machines/{id}/tokens" ->
          "{\"name\":\"Records\",\"scopes\":[\"course:read\"]}";
      case "POST /api/v1/lti/registrations", "PUT /api/v1/lti/registrations/{registration}" ->
          """
          {"name":"School","issuer":"https://lms.example","clientId":"%s",
           "authorizationUrl":"https://lms.example/auth","tokenUrl":"https://lms.example/token",
           "keysUrl":"https://lms.example/keys"}\
          """
              .formatted(UUID.randomUUID());
      case "PUT /api/v1/lti/registrations/{registration}/deployments/{deployment}" ->
          "{\"state\":\"ACTIVE\"}";
      case "POST /api/v1/lti/self-registrations" ->
          "{\"invitation\":\"none\",\"configuration\":\"https://lms.example.org/c\"}";
      case "POST /api/v1/lti/pickings/{picking}/answer" -> "{\"items\":[]}";
      case "POST /api/v1/lti/launched/tokens" -> "{\"code\":\"none\"}";
      case "POST /api/v1/lti/launched/held" ->
          "{\"held\":\"none\",\"state\":\"none\",\"nonce\":\"none\"}";
      case "PATCH /api/v1/people/{account}" -> "{\"role\":\"MEMBER\"}";
      case "POST /api/v1/people/{account}/erasure" -> "{\"username\":\"somebody else\"}";
      case "POST /api/v1/passwords/forgotten" ->
          "{\"username\":\"nobody-" + UUID.randomUUID() + "\"}";
      case "POST /api/v1/passwords/links/{secret}" -> "{\"password\":\"a long enough password\"}";
      case "POST /api/v1/invitations" -> "{\"role\":\"MEMBER\"}";
      case "POST /api/v1/invitations/{invitation}" ->
          """
          {"username":"intruder","displayName":"I","password":"a long enough password"}\
          """;
      case "POST /api/v1/authoring/questions" ->
          "{\"quiz\":\"no-such-quiz\",\"id\":\"any\",\"text\":\"\"}";
      case "PUT /api/v1/authoring/questions/{question}" -> "{\"text\":\"\"}";
      case "POST /api/v1/authoring/quizzes" ->
          """
          {"id":"q%s","title":{"en":"Q","ko":"Q"},"description":{"en":"D","ko":"D"}}\
          """
              .formatted(UUID.randomUUID().toString().replace("-", ""));
      case "PUT /api/v1/authoring/quizzes/{quiz}" ->
          "{\"title\":{\"en\":\"Q\",\"ko\":\"Q\"},\"description\":{\"en\":\"D\",\"ko\":\"D\"}}";
      case "POST /api/v1/authoring/proofs",
          "POST /api/v1/authoring/previews",
          "POST /api/v1/authoring/turns" ->
          "{\"id\":\"any\",\"text\":\"id: any\"}";
      case "POST /api/v1/replays" ->
          """
          {"scenario":{"hosts":{"A":{"start":"CLOSED","opens":"active"},"B":{"start":"LISTEN"}}},
           "exchange":["A > B SYN seq=1"]}\
          """;
      case "POST /api/v1/courses" ->
          "{\"slug\":\"c-" + UUID.randomUUID() + "\",\"title\":{\"en\":\"C\"}}";
      case "POST /api/v1/courses/{course}/enrolments" ->
          "{\"username\":\"nobody-of-this-name\",\"role\":\"LEARNER\"}";
      case "PATCH /api/v1/courses/{course}/enrolments/{account}" -> "{\"role\":\"LEARNER\"}";
      case "POST /api/v1/courses/{course}/sections" -> "{\"name\":\"" + UUID.randomUUID() + "\"}";
      case "PUT /api/v1/courses/{course}/sections/{section}" -> "{\"name\":\"Tuesday\"}";
      case "POST /api/v1/courses/{course}/invitations" -> "{\"role\":\"LEARNER\"}";
      case "POST /api/v1/courses/{course}/assignments/{assignment}/regrades" ->
          "{\"reason\":\"it was so\"}";
      case "POST /api/v1/courses/{course}/categories",
          "PUT /api/v1/courses/{course}/categories/{category}" ->
          CATEGORY;
      case "POST /api/v1/courses/{course}/webhooks",
          "PUT /api/v1/courses/{course}/webhooks/{webhook}" ->
          WEBHOOK;
      case "PUT /api/v1/courses/{course}/assignments/{assignment}/weighting",
          "PUT /api/v1/courses/{course}/assignments/{assignment}/marks/{learner}" ->
          "{}";
      case "POST /api/v1/courses/{course}/assignments" -> "{\"quiz\":\"opening\"}";
      case "PATCH /api/v1/courses/{course}/assignments/{assignment}" -> "{\"feedback\":\"CODE\"}";
      case "PUT /api/v1/courses/{course}/assignments/{assignment}/accommodations/{learner}" ->
          "{\"timePercent\":150}";
      case "POST /api/v1/courses/{course}/assignments/{assignment}/interventions" ->
          "{\"kind\":\"EXTEND\",\"minutes\":5}";
      case "PUT /api/v1/attempts/{attempt}/drafts/{exercise}" ->
          "{\"answer\":\"A > B\",\"revision\":1}";
      case "POST /api/v1/attempts/{attempt}/answers/{answer}/appeal" -> "{\"comment\":\"Why?\"}";
      case "POST /api/v1/courses/{course}/queue/{answer}/decisions" -> "{\"score\":1}";
      case "PUT /api/v1/courses/{course}/appeals/{appeal}/reply" ->
          "{\"outcome\":\"UPHELD\",\"reason\":\"Because.\"}";
      case "PATCH /api/v1/courses/{course}" -> "{\"zone\":\"Asia/Seoul\"}";
      case "POST /api/v1/courses/{course}/copies" ->
          "{\"slug\":\"c-" + UUID.randomUUID() + "\",\"days\":182}";
      // The owner's is no conversation, and that is what is said.
      case "POST /api/v1/attempts/{attempt}/answers", "POST /api/v1/attempts/{attempt}/turns" ->
          CLOSE;
      default -> "";
    };
  }

  @Test
  void theTableNamesEveryRouteOfTheDocument() {
    Map<String, Map<String, Object>> paths =
        given().get("/openapi.json").then().extract().path("paths");
    var documented = new TreeSet<String>();
    paths.forEach(
        (path, operations) ->
            operations.keySet().stream()
                .filter(key -> key.matches("get|put|post|delete|patch"))
                .forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    assertThat(
            rows().stream()
                .map(Row::route)
                .map(route -> route.replace("{spare}", "{assignment}"))
                .toList())
        .containsExactlyInAnyOrderElementsOf(documented);
  }

  @Test
  void listsHoldWhatOneMaySeeAndNoMore() {
    String attempts = room.address() + "/assignments/" + assignment + "/attempts";
    given()
        .spec(request(Role.STRANGER))
        .get("/api/v1/courses")
        .then()
        .body("items.findAll { it.id == '" + room.course() + "' }", empty());
    given().spec(request(Role.OWNER)).get("/api/v1/courses").then().body("items.id", hasSize(1));
    given()
        .spec(request(Role.PEER))
        .get(attempts)
        .then()
        .body("items.findAll { it.learner != '" + peer.id() + "' }", empty());
    given()
        .spec(request(Role.INSTRUCTOR))
        .get(attempts)
        .then()
        .body("items.findAll { it.learner == '" + owner.id() + "' }", hasSize(1));
  }

  @Test
  void anAssignmentIsFoundInItsOwnCourseAlone() {
    Classroom another = Classroom.open();
    Classroom.as(Classroom.SHARED, another.administrator())
        .get(another.address() + "/assignments/" + assignment)
        .then()
        .statusCode(404);
  }

  private static List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (String line : TABLE.lines().filter(text -> !text.startsWith("#")).toList()) {
      var cells = new StringTokenizer(line);
      String method = cells.nextToken();
      String path = cells.nextToken();
      var statuses = new LinkedHashMap<Role, Integer>();
      for (Role role : Role.values()) {
        statuses.put(role, Integer.parseInt(cells.nextToken()));
      }
      assertThat(cells.hasMoreTokens()).as("a cell too many in: %s", line).isFalse();
      rows.add(new Row(method, path, statuses));
    }
    return rows;
  }

  private record Row(String method, String path, Map<Role, Integer> statuses) {
    String route() {
      return method + " " + path;
    }
  }
}
