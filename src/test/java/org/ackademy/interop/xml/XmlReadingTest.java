package org.ackademy.interop.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes XML to do harm gets a refusal, and nothing else. */
class XmlReadingTest {
  @TempDir Path folder;

  private static Element read(String xml) throws XmlReading.Unreadable {
    return XmlReading.read(xml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsElementsTextsAndWhereTheyStand() throws XmlReading.Unreadable {
    Element root =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <quiz xmlns:x="urn:x">
              <x:question type="a">one <![CDATA[<b>]]> &amp; two</x:question>
            </quiz>
            """);
    Element question = root.child("question").orElseThrow();
    assertThat(question.line()).isEqualTo(3);
    assertThat(question.attribute("type")).contains("a");
    assertThat(question.text()).isEqualTo("one <b> & two");
  }

  @Test
  void aFileOfTheMachineIsNotRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "KEY");
    assertThatThrownBy(
            () ->
                read(
                    "<!DOCTYPE q [<!ENTITY x SYSTEM \"%s\">]><quiz>&x;</quiz>"
                        .formatted(secret.toUri())))
        .isInstanceOf(XmlReading.Unreadable.class)
        .hasMessageNotContaining("KEY");
  }

  @Test
  void nothingIsFetched() throws IOException {
    var asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
        });
    server.start();
    try {
      String there = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.dtd";
      for (String xml :
          new String[] {
            "<!DOCTYPE q SYSTEM \"" + there + "\"><quiz/>",
            "<!DOCTYPE q [<!ENTITY % p SYSTEM \"" + there + "\">%p;]><quiz/>",
            "<!DOCTYPE q PUBLIC \"-//x\" \"" + there + "\"><quiz/>"
          }) {
        assertThatThrownBy(() -> read(xml)).isInstanceOf(XmlReading.Unreadable.class);
      }
      // Neither of these asks for anything by itself, and nothing is asked for because of them.
      assertThat(
              read("<quiz xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\""
                      + there
                      + "\"/></quiz>")
                  .children())
          .hasSize(1);
      assertThat(
              read("<quiz xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                      + " xsi:noNamespaceSchemaLocation=\""
                      + there
                      + "\"/>")
                  .children())
          .isEmpty();
    } catch (XmlReading.Unreadable e) {
      throw new AssertionError(e);
    } finally {
      server.stop(0);
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void aBillionLaughsAreRefusedAtTheFirst() {
    var xml = new StringBuilder("<!DOCTYPE l [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      xml.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    assertThatThrownBy(() -> read(xml + "]><l>&l9;</l>"))
        .isInstanceOf(XmlReading.Unreadable.class)
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void depthSizeAndNumberHaveLimits() throws XmlReading.Unreadable {
    int most = XmlReading.DEPTH_MAX;
    assertThat(read("<a>".repeat(most) + "</a>".repeat(most)).name()).isEqualTo("a");
    assertThatThrownBy(() -> read("<a>".repeat(most + 1) + "</a>".repeat(most + 1)))
        .isInstanceOf(XmlReading.Unreadable.class);
    assertThatThrownBy(() -> read("<a>" + "<b/>".repeat(XmlReading.ELEMENTS_MAX) + "</a>"))
        .isInstanceOf(XmlReading.Unreadable.class);
    assertThatThrownBy(() -> XmlReading.read(new byte[XmlReading.OCTETS_MAX + 1]))
        .isInstanceOf(XmlReading.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "<quiz>", "<quiz></quiz><quiz/>", "<q>&nbsp;</q>", "<q a=1/>"})
  void whatIsNoXmlIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(XmlReading.Unreadable.class);
  }
}
