package org.ackademy.interop.cartridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.xml.XmlText;
import org.ackademy.interop.xml.Zip;
import org.ackademy.question.Language;
import org.ackademy.question.Text;

/**
 * A Common Cartridge 1.3 with a link for each quiz. A platform joins the link with the tool that it
 * knows by the address; the quiz is named by the custom parameter {@code quiz}, which the launch
 * reads. No question and no key is in it, and no secret.
 */
public final class Cartridge {
  private static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1";
  private static final String LOM = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest";
  private static final String LINK = "http://www.imsglobal.org/xsd/imslticc_v1p3";
  private static final String BLTI = "http://www.imsglobal.org/xsd/imsbasiclti_v1p0";
  private static final String LTICM = "http://www.imsglobal.org/xsd/imslticm_v1p0";
  private static final String LTICP = "http://www.imsglobal.org/xsd/imslticp_v1p0";
  private static final String TYPE = "imsbasiclti_xmlv1p3";

  private Cartridge() {}

  /**
   * A quiz that is linked.
   *
   * @param title plain text
   * @param description Markdown
   */
  public record Linked(String quiz, Text title, Text description) {}

  /**
   * The cartridge.
   *
   * @param id what it is called
   * @param title plain text
   * @param links in order, no two of the same quiz
   * @param launch the address at which we are launched
   */
  public static byte[] of(String id, Text title, List<Linked> links, String launch, Speech speech) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("imsmanifest.xml", manifest(id, title, links, speech));
    for (Linked link : links) {
      files.put(file(link), link(link, launch, speech));
    }
    return Zip.packed(files);
  }

  private static String file(Linked link) {
    return "lti/" + link.quiz() + ".xml";
  }

  private static String manifest(String id, Text title, List<Linked> links, Speech speech) {
    var xml = new XmlText();
    xml.open("manifest").attribute("identifier", "cartridge-" + id);
    xml.attribute("xmlns", NAMESPACE).attribute("xmlns:lomm", LOM);
    xml.open("metadata").element("schema", "IMS Common Cartridge");
    xml.element("schemaversion", "1.3.0");
    xml.open("lomm:lom").open("lomm:general").open("lomm:title");
    for (Language language : speech.languages()) {
      xml.open("lomm:string").attribute("language", language.tag());
      xml.text(title.in(language)).close();
    }
    xml.close().close().close().close();
    xml.open("organizations").open("organization").attribute("identifier", "organization");
    xml.attribute("structure", "rooted-hierarchy").open("item").attribute("identifier", "root");
    for (Linked link : links) {
      xml.open("item").attribute("identifier", "item-" + link.quiz());
      xml.attribute("identifierref", "link-" + link.quiz());
      xml.element("title", speech.plain(link.title())).close();
    }
    xml.close().close().close().open("resources");
    for (Linked link : links) {
      xml.open("resource").attribute("identifier", "link-" + link.quiz());
      xml.attribute("type", TYPE).open("file").attribute("href", file(link)).close().close();
    }
    return xml.close().close().written();
  }

  private static String link(Linked link, String launch, Speech speech) {
    var xml = new XmlText();
    xml.open("cartridge_basiclti_link").attribute("xmlns", LINK).attribute("xmlns:blti", BLTI);
    xml.attribute("xmlns:lticm", LTICM).attribute("xmlns:lticp", LTICP);
    xml.element("blti:title", speech.plain(link.title()));
    xml.element("blti:description", speech.plain(link.description()));
    xml.open("blti:custom").open("lticm:property").attribute("name", "quiz");
    xml.text(link.quiz()).close().close();
    xml.element("blti:launch_url", launch).element("blti:secure_launch_url", launch);
    xml.open("blti:vendor").element("lticp:code", "ackademy").element("lticp:name", "Ackademy");
    return xml.close().close().written();
  }
}
