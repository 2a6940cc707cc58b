package org.ackademy.interop.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML that anybody may have written. A document type, and with it every entity of its own, is
 * refused; nothing is fetched; size, depth and number of elements are limited.
 */
public final class XmlReading {
  /** The largest document, in octets. */
  public static final int OCTETS_MAX = 20_000_000;

  /** The deepest nesting of elements. */
  public static final int DEPTH_MAX = 60;

  /** The most elements. */
  public static final int ELEMENTS_MAX = 500_000;

  private static final String FEATURES = "http://xml.org/sax/features/";
  private static final String APACHE = "http://apache.org/xml/features/";

  private XmlReading() {}

  /** A document that cannot be read. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    /**
     * Says why.
     *
     * @param line the line at fault, from 1
     */
    public Unreadable(int line, String message) {
      super(message);
      this.line = line;
    }

    /** The line at fault, from 1. */
    public int line() {
      return line;
    }
  }

  /**
   * Reads a document.
   *
   * @throws Unreadable where it is no XML, has a document type, or is beyond a limit
   */
  public static Element read(byte[] document) throws Unreadable {
    if (document.length > OCTETS_MAX) {
      throw new Unreadable(1, "more than " + OCTETS_MAX + " octets");
    }
    var builder = new Builder();
    try {
      XMLReader reader = reader();
      reader.setContentHandler(builder);
      reader.setErrorHandler(builder);
      reader.setEntityResolver(builder);
      reader.parse(new InputSource(new ByteArrayInputStream(document)));
    } catch (SAXParseException e) {
      throw new Unreadable(Math.max(1, e.getLineNumber()), String.valueOf(e.getMessage()));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new Unreadable(1, String.valueOf(e.getMessage()));
    }
    return builder.root();
  }

  /** A reader that takes no document type and fetches nothing. */
  private static XMLReader reader() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(APACHE + "disallow-doctype-decl", true);
    factory.setFeature(FEATURES + "external-general-entities", false);
    factory.setFeature(FEATURES + "external-parameter-entities", false);
    factory.setFeature(APACHE + "nonvalidating/load-external-dtd", false);
    factory.setXIncludeAware(false);
    factory.setValidating(false);
    return factory.newSAXParser().getXMLReader();
  }

  /** Builds the tree of what the reader tells. */
  private static final class Builder extends DefaultHandler {
    private final Deque<Draft> open = new ArrayDeque<>();
    private @Nullable Element root;
    private @Nullable Locator locator;
    private int elements;

    private record Draft(
        String name,
        Map<String, String> attributes,
        List<Element.Content> content,
        StringBuilder words,
        int line) {
      void flush() {
        if (!words.isEmpty()) {
          content.add(new Element.Content.Words(words.toString()));
          words.setLength(0);
        }
      }
    }

    Element root() throws Unreadable {
      Element found = root;
      if (found == null) {
        throw new Unreadable(1, "no element");
      }
      return found;
    }

    private int line() {
      return locator == null ? 1 : Math.max(1, locator.getLineNumber());
    }

    @Override
    public void setDocumentLocator(Locator given) {
      locator = given;
    }

    @Override
    public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId)
        throws SAXException {
      throw new SAXException("nothing is fetched");
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes given)
        throws SAXException {
      if (open.size() >= DEPTH_MAX) {
        throw new SAXParseException("nested more than " + DEPTH_MAX + " deep", locator);
      }
      if (++elements > ELEMENTS_MAX) {
        throw new SAXParseException("more than " + ELEMENTS_MAX + " elements", locator);
      }
      if (!open.isEmpty()) {
        Objects.requireNonNull(open.peek()).flush();
      }
      Map<String, String> attributes = new HashMap<>();
      for (int i = 0; i < given.getLength(); i++) {
        attributes.put(given.getLocalName(i), given.getValue(i));
      }
      open.push(new Draft(name, attributes, new ArrayList<>(), new StringBuilder(), line()));
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      Draft draft = open.pop();
      draft.flush();
      var element = new Element(draft.name(), draft.attributes(), draft.content(), draft.line());
      if (open.isEmpty()) {
        root = element;
      } else {
        Objects.requireNonNull(open.peek()).content().add(new Element.Content.Inner(element));
      }
    }

    @Override
    public void characters(char[] text, int start, int length) {
      if (!open.isEmpty()) {
        Objects.requireNonNull(open.peek()).words().append(text, start, length);
      }
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
