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

  /** As wide and as high; it is drawn at any size. */
  private static final int ICON_PIXELS = 128;

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
    int count = answered.choices().size();
    claims.claim(LTI_DL + "msg", said(count, language));
    claims.claim(LTI_DL + "log", "picking " + picking.id() + ": " + count + " items");
    return keys.sign(claims.build());
  }

  /** For whoever chose. */
  private static String said(int count, Language language) {
    return switch (language) {
      case KO -> count == 0 ? "추가한 링크가 없습니다." : "Ackademy에서 링크 " + count + "개를 추가했습니다.";
      case EN ->
          switch (count) {
            case 0 -> "No link was added.";
            case 1 -> "1 link to Ackademy was added.";
            default -> count + " links to Ackademy were added.";
          };
    };
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
    var custom = new LinkedHashMap<String, String>(ToolConfiguration.CUSTOM);
    custom.put(Launching.ASSIGNMENT, choice.id().toString());
    item.put("custom", custom);
    item.put("icon", Map.of("url", places.icon(), "width", ICON_PIXELS, "height", ICON_PIXELS));
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
