package org.ackademy.interop.qti;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.interop.xml.XmlText;

/** XML of one dialect of QTI, by the names of version 3 without their prefix. */
final class Markup {
  private final Dialect dialect;
  private final XmlText xml = new XmlText();

  Markup(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Begins an element of QTI's.
   *
   * @param attributes names and values in turn
   */
  Markup open(String name, String... attributes) {
    xml.open(dialect.element(name));
    List<String> all = List.of(attributes);
    for (int i = 0; i + 1 < all.size(); i += 2) {
      String attribute = all.get(i);
      boolean isForeign = attribute.startsWith("xml") || attribute.contains(":");
      xml.attribute(isForeign ? attribute : dialect.attribute(attribute), all.get(i + 1));
    }
    return this;
  }

  /**
   * Begins a document, which names its schema.
   *
   * @param attributes names and values in turn
   */
  Markup document(String name, String... attributes) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("xmlns", dialect.namespace()));
    all.addAll(List.of("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"));
    all.addAll(List.of("xsi:schemaLocation", dialect.namespace() + " " + dialect.schema()));
    all.addAll(List.of(attributes));
    return open(name, all.toArray(String[]::new));
  }

  Markup close() {
    xml.close();
    return this;
  }

  /** An element with text in it. */
  Markup text(String name, String text, String... attributes) {
    open(name, attributes);
    xml.text(text);
    return close();
  }

  /** An element with nothing in it. */
  Markup empty(String name, String... attributes) {
    return open(name, attributes).close();
  }

  /** HTML as XML, in the element that was begun last. */
  Markup html(String fragment) {
    xml.markup(fragment);
    return this;
  }

  /** An element of HTML. */
  Markup block(String name, String fragment) {
    xml.open(name).markup(fragment).close();
    return this;
  }

  /** A variable's value, as an expression. */
  Markup variable(String identifier) {
    return empty("variable", "identifier", identifier);
  }

  /** A value, as an expression. */
  Markup value(String type, String value) {
    return text("base-value", value, "base-type", type);
  }

  /** Gives an outcome a value. */
  Markup set(String outcome, String type, String value) {
    return open("set-outcome-value", "identifier", outcome).value(type, value).close();
  }

  String written() {
    return xml.written();
  }
}
