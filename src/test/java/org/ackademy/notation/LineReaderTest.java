package org.ackademy.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every spelling that a learner may use is read, and means one line. */
class LineReaderTest {
  private static final LineReader NAMED =
      new LineReader(
          new HostNames(List.of("클라이언트", "client"), List.of("웹 서버", "server")), Numbers.OPTIONAL);

  static Line line(LineReader reader, String text) {
    return switch (reader.read(text, 1)) {
      case Parsed.Done<Line> done -> done.value();
      case Parsed.Failed<Line> failed -> fail(text + ": " + failed.fault());
    };
  }

  static Fault fault(LineReader reader, String text) {
    return switch (reader.read(text, 1)) {
      case Parsed.Done<Line> done -> fail(text + " was read: " + LinePrinter.print(done.value()));
      case Parsed.Failed<Line> failed -> failed.fault();
    };
  }

  private static String normal(String text) {
    return LinePrinter.print(line(NAMED, text));
  }

  @Test
  void aLineWithEverything() {
    String text =
        "B > A SYN,ACK seq=4294967295 ack=101 len=20 win=512 mss=1460 wscale=7 sackok"
            + " sack=5-9,4294967290-3 ts=4294967295/7 tfo=00ff urg=3 lost";
    Line read = line(LineReader.PLAIN, text);
    assertThat(read.from()).isEqualTo(Side.B);
    assertThat(read.isLost()).isTrue();
    assertThat(read.given()).isEqualTo(Line.Given.ALL);
    Segment segment = read.segment();
    assertThat(segment.control()).isEqualTo(Control.SYN | Control.ACK);
    assertThat(segment.seq()).isEqualTo(-1);
    assertThat(segment.ack()).isEqualTo(101);
    assertThat(segment.length()).isEqualTo(20);
    assertThat(segment.window()).isEqualTo(512);
    assertThat(segment.urgent()).isEqualTo(3);
    Options options = segment.options();
    assertThat(options.mss()).isEqualTo(1460);
    assertThat(options.windowScale()).isEqualTo(7);
    assertThat(options.sackPermitted()).isTrue();
    assertThat(options.sackBlocks())
        .containsExactly(new Options.Block(5, 9), new Options.Block(-6, 3));
    assertThat(options.timestamps()).contains(new Options.Timestamps(-1, 7));
    assertThat(options.fastOpen()).contains("00ff");
    assertThat(LinePrinter.print(read)).isEqualTo(text);
  }

  @Test
  void whatIsLeftOutIsFreeOrUsual() {
    Line read = line(LineReader.PLAIN, "A > B SYN,ACK");
    assertThat(read.given()).isEqualTo(new Line.Given(false, false, false));
    assertThat(read.segment()).isEqualTo(Segment.of(Control.SYN | Control.ACK, 0, 0, 0));
    assertThat(read.fate()).isEqualTo(Line.Fate.UNSAID);
  }

  @Test
  void withoutTheAckBitTheAckCountsAsStated() {
    assertThat(line(LineReader.PLAIN, "A > B SYN seq=0").given()).isEqualTo(Line.Given.NUMBERS);
    assertThat(line(LineReader.PLAIN, "A > B SYN seq=5 ack=7").segment().ack()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B > A SYN,ACK seq=300 ack=101",
        "B > A ACK,SYN ack=101 seq=300",
        "B > A SYN+ACK seq=300 ack=101",
        "B > A SYN-ACK seq=300 ack=101",
        "B -> A SYN/ACK seq=300 ack=101",
        "B --> A syn ack seq=300 ack=101",
        "b => a syn & ack, seq: 300, ack: 101",
        "b>a synack seq 300 ack 101",
        "B → A: [SYN, ACK] Seq=300 Ack=101 Len=0",
        "A < B SYN,ACK seq=300 ack=101",
        "A <- B SYN,ACK seq=300 ack=101",
        "a<b sa 300 101",
        "A ← B SYN,ACK seq=300 ack=101",
        "seq=300 would not start a line but this does: B > A",
        "b sa 300 101",
        "B: sa 300 101 0",
        "b s,a 300 101",
        "server > client SYN,ACK seq=300 ack=101",
        "Server -> Client SYN ACK 300 101",
        "웹 서버 > 클라이언트 SYN,ACK seq=300 ack=101",
        "웹 서버→클라이언트 SYN·ACK seq=300 ack=101",
        "웹 서버 ㅡ> 클라이언트 SYN，ACK seq＝３００ ack＝１０１",
        "Ｂ　＞　Ａ　ＳＹＮ，ＡＣＫ　ｓｅｑ＝３００　ａｃｋ＝１０１",
        "2. B > A SYN,ACK seq=300 ack=101",
        "2) B > A SYN,ACK seq=300 ack=101",
        "  B  >  A\tSYN , ACK   seq = 300   ack = 101  ",
        "B > A <SEQ=300><ACK=101><CTL=SYN,ACK>",
        "B <SEQ=300><ACK=101><CTL=SYN,ACK>",
        "B --> <SEQ=300><ACK=101><CTL=SYN,ACK> --> A",
        "3.  ESTABLISHED <-- <SEQ=300><ACK=101><CTL=SYN,ACK>  <-- SYN-RECEIVED",
        "<-- <SEQ=300> <ACK=101> <CTL=SYN ACK> <--",
        "... <SEQ=300><ACK=101><CTL=SYN,ACK> <-- SYN-RECEIVED",
        "A <-- <SEQ=300><ACK=101><CTL=SYN,ACK> <-- B",
        "(??) <-- <SEQ=300><ACK=101><CTL=SYN,ACK> <-- SYN-RECEIVED",
        "B > A seq=300 ack=101 SYN,ACK",
        "b seq=300 ack=101 sa",
        "B > A SYN seq=300 ack=101 ACK",
        "\uFEFFB > A SYN,ACK seq=300 ack=101 len=0",
      })
  void oneSegmentInManySpellings(String text) {
    if (text.startsWith("seq=")) {
      assertThat(fault(NAMED, text).expected()).isEqualTo(Expected.HOST);
      return;
    }
    assertThat(normal(text)).isEqualTo("B > A SYN,ACK seq=300 ack=101");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          b fa 301 122 10                       | B > A FIN,ACK seq=301 ack=122 len=10
          client f 101                          | A > B FIN seq=101
          a r 101 lost                          | A > B RST seq=101 lost
          a a                                   | A > B ACK
          a > b a 101 301                       | A > B ACK seq=101 ack=301
          a b                                   |
          A > B ACK 101 301 len=5               | A > B ACK seq=101 ack=301 len=5
          A > B ACK seq 101 ack 301             | A > B ACK seq=101 ack=301
          A > B ACK 101 ack=301                 | A > B ACK seq=101 ack=301
          A > B push ack                        |
          A > B PSH,ACK,FIN,URG seq=1 ack=2 urg 9 | A > B FIN,PSH,ACK,URG seq=1 ack=2 urg=9
          A > B ECE,CWR,SYN                     | A > B SYN,ECE,CWR
          A > B URG urg=5                       | A > B URG urg=5
          A > B  seq=84804048 win=63            | A > B seq=84804048 win=63
          A > B len=0                           | A > B len=0
          A > B lost                            | A > B lost
          A > B ACK tfo=                        | A > B ACK tfo=
          A > B ACK tfo=00FF                    | A > B ACK tfo=00ff
          A > B ACK seq=007                     | A > B ACK seq=7
          A --> <SEQ=100><CTL=SYN> XXX          | A > B SYN seq=100 lost
          XXX <SEQ=100><CTL=SYN> <-- B          | B > A SYN seq=100 lost
          --> <SEQ=100><CTL=SYN> ...            | A > B SYN seq=100
          --> <SEQ=9><ACK=1><DATA=10><CTL=ACK> --> | A > B ACK seq=9 ack=1 len=10
          --> SYN seq=100 --> lost              | A > B SYN seq=100 lost
          SYN-SENT --> <SEQ=400><CTL=SYN>  -->  | A > B SYN seq=400
          5. SYN-SENT --> <SEQ=100><CTL=RST> --> (Abort!!) | A > B RST seq=100
          """)
  void spellings(String text, String printed) {
    if (printed == null) {
      assertThat(NAMED.read(text, 1)).isInstanceOf(Parsed.Failed.class);
    } else {
      assertThat(normal(text)).isEqualTo(printed);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                    | 1  | HOST
          C > B SYN                             | 1  | HOST
          '   > B SYN'                          | 4  | HOST
          A > A SYN                             | 5  | RECEIVER_OTHER
          A > B                                 | 6  | FLAG
          A > B SIN seq=1                       | 7  | FLAG
          A > B 100 SYN                         | 7  | FLAG
          A > B SYN,SYN                         | 11 | FLAG_ONCE
          A > B SYN,ACK,AC                      | 15 | FLAG_ONCE
          A > B SYN sq=1                        | 11 | FIELD
          A > B SYN seq=1 seq=2                 | 17 | FIELD_ONCE
          A > B SYN 1 seq=2                     | 13 | FIELD_ONCE
          A > B SYN 1 2 3 4                     | 17 | FIELD
          A > B SYN seq=                        | 15 | VALUE
          A > B SYN seq=x                       | 15 | VALUE
          A > B SYN seq=-1                      | 15 | VALUE
          A > B SYN seq=10k                     | 17 | VALUE
          b fa -301                             | 6  | FIELD
          A > B SYN seq=4294967296              | 15 | NUMBER_UP_TO
          A > B SYN seq=99999999999999999999999 | 15 | NUMBER_UP_TO
          A > B ACK len=16777217                | 15 | NUMBER_UP_TO
          A > B ACK win=65536                   | 15 | NUMBER_UP_TO
          A > B SYN mss=65536                   | 15 | NUMBER_UP_TO
          A > B SYN wscale=256                  | 18 | NUMBER_UP_TO
          A > B URG urg=65536                   | 15 | NUMBER_UP_TO
          A > B ACK sack=4294967296-1           | 16 | NUMBER_UP_TO
          A > B ACK sack=1                      | 16 | SACK_BLOCK
          A > B ACK sack=1-2,3                  | 20 | SACK_BLOCK
          A > B ACK sack=1-2,1-2,1-2,1-2,1-2    | 32 | SACK_BLOCKS_AT_MOST
          A > B ACK ts=1                        | 14 | TIMESTAMPS
          A > B ACK ts=1/4294967296             | 16 | NUMBER_UP_TO
          A > B SYN tfo=abc                     | 15 | COOKIE
          A > B <SEQ=1><CTL=SYN                 | 22 | FIGURE_END
          A > B <SEQ><CTL=SYN>                  | 11 | VALUE
          A > B <SEG=1><CTL=SYN>                | 8  | FIELD
          --> <SEQ=1><CTL=ACK><DATA> -->        | 26 | DATA_LENGTH
          --> <SEQ=1><CTL=SYN> <--              | 22 | DIRECTION
          ... <SEQ=1><CTL=SYN> -->              | 1  | DEPARTURE
          <-- <SEQ=1><CTL=SYN> ...              | 1  | DEPARTURE
          A --> <SEQ=1><CTL=SYN> --> A          | 24 | RECEIVER_OTHER
          --> <SEQ=1><CTL=SYN> --> CLOSED now   | 33 | LINE_END
          1. CLOSED                LISTEN       | 4  | SEGMENT
          (Close)                               | 1  | SEGMENT
          웹 서버 > 클라이언트 SIN                 | 14 | FLAG
          😀 > B SYN                            | 1  | HOST
          A > B SYN 😀                          | 11 | FIELD
          A > B 😀😀                            | 7  | FLAG
          A > B SYN seq=1 😀 seq=1              | 17 | FIELD
          A > B SYN (😀) x                      | 12 | FIELD
          A > B SYN seq=1😀                     | 16 | FIELD
          """)
  void faultsHaveTheirPlace(String text, int column, Expected expected) {
    Fault fault = fault(NAMED, text);
    assertThat(fault.expected()).as(fault.toString()).isEqualTo(expected);
    assertThat(fault.column()).as(fault.toString()).isEqualTo(column);
    assertThat(fault.line()).isEqualTo(1);
    assertThat(fault.text()).isNotBlank().doesNotContain("{");
  }

  @Test
  void columnsCountCodePoints() {
    HostNames names = HostNames.of("a😀", "b😀");
    Fault fault = fault(new LineReader(names, Numbers.OPTIONAL), "a😀 > b😀 SIN");
    assertThat(fault.column()).isEqualTo(9);
  }

  @Test
  void anExerciseMayAskForNumbers() {
    var strict = new LineReader(HostNames.LETTERS, Numbers.REQUIRED);
    assertThat(fault(strict, "A > B SYN")).isEqualTo(Fault.at(1, 10, Expected.NUMBER_GIVEN, "seq"));
    assertThat(fault(strict, "A > B ACK seq=1"))
        .isEqualTo(Fault.at(1, 16, Expected.NUMBER_GIVEN, "ack"));
    assertThat(line(strict, "A > B SYN seq=1").segment().seq()).isEqualTo(1);
    assertThat(line(strict, "A > B ACK seq=1 ack=2").segment().ack()).isEqualTo(2);
    assertThat(line(strict, "a fa 1 2").segment().ack()).isEqualTo(2);
  }

  @Test
  void aLineHasABound() {
    String longest = "A > B SYN" + " ".repeat(LineReader.CHARS_MAX - 9);
    assertThat(line(LineReader.PLAIN, longest).segment().isSyn()).isTrue();
    assertThat(fault(LineReader.PLAIN, longest + " "))
        .isEqualTo(Fault.at(1, LineReader.CHARS_MAX + 1, Expected.LINE_AT_MOST, "1000"));
  }

  @Test
  void composedAndDecomposedKoreanAreOneName() {
    String decomposed =
        java.text.Normalizer.normalize("클라이언트 > 웹 서버 SYN", java.text.Normalizer.Form.NFD);
    assertThat(normal(decomposed)).isEqualTo("A > B SYN");
  }

  @Test
  void namesThatCannotBeToldApartAreRefused() {
    assertThat(HostNames.problem(List.of("x"), List.of("X"))).isPresent();
    assertThat(HostNames.problem(List.of("b"), List.of())).isPresent();
    assertThat(HostNames.problem(List.of(""), List.of())).isPresent();
    assertThat(HostNames.problem(List.of("<"), List.of())).isPresent();
    assertThat(HostNames.problem(List.of("x".repeat(41)), List.of())).isPresent();
    assertThat(HostNames.problem(List.of("A", "S"), List.of("서버"))).isEmpty();
  }
}
