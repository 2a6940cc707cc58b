package org.ackademy.lms;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ackademy.platform.Ids;
import org.ackademy.question.Language;

/**
 * Tells a learning management system what was chosen.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-dl/v2p0#deep-linking-response-message">LTI Deep
 *     Linking 2.0, 4.5</a>
 */
@ApplicationScoped
class DeepLinkingResponse {
  /** A browser posts it at once. */
  static final Duration GOOD = Duration.ofMinutes(5);

  /** What our columns are known by. */
  static final String TAG = "ackademy";

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String LTI_DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";

  /** It takes the tool by the address of a link, and so may take another registration's. */
  private static final String MOODLE = "moodle";

  private final ToolKeys keys;
  private final Places places;
  private final Ids ids;
  private final Clock clock;

  @Inject
  DeepLinkingResponse(ToolKeys keys, Places places, Ids ids, Clock clock) {
    this.keys = keys;
    this.places = places;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The signed answer; to be called with no transaction open.
   *
   * @param language in which links are called there
   */
  String of(Pickings.Answered answered, Language language) {
    Picking picking = answered.open().picking();
    Registration.Terms terms = answered.open().registration().terms();
    Instant now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(terms.clientId())
            .subject(terms.clientId())
            .audience(terms.issuer())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(GOOD)))
            .claim("nonce", ids.next().toString())
            .claim(LTI + "deployment_id", picking.place().deployment())
            .claim(LTI + "message_type", "LtiDeepLinkingResponse")
            .claim(LTI + "version", "1.3.0")
            .claim(
                LTI_DL + "content_items",
                answered.choices().stream()
                    .map(choice -> item(picking, choice, language))
                    .toList());
    picking.settings().data().ifPresent(data -> claims.claim(LTI_DL + "data", data));
    return keys.sign(claims.build());
  }

  /** Without zeros at its end, and never as a power of ten. */
  private static BigDecimal plain(BigDecimal points) {
    return new BigDecimal(points.stripTrailingZeros().toPlainString());
  }

  private Map<String, Object> item(Picking picking, Choice choice, Language language) {
    var item = new LinkedHashMap<String, Object>();
    String title = choice.wish().title().in(language);
    item.put("type", "ltiResourceLink");
    item.put("title", title);
    if (!picking.place().family().equals(Optional.of(MOODLE))) {
      // Others refuse any but the registered one.
      item.put("url", places.launch());
    }
    item.put("custom", Map.of(Launching.ASSIGNMENT, choice.id().toString()));
    if (picking.settings().takesColumns()) {
      item.put(
          "lineItem",
          Map.of(
              "label",
              title,
              "scoreMaximum",
              plain(choice.points()),
              "resourceId",
              choice.id().toString(),
              "tag",
              TAG));
    }
    return item;
  }
}
