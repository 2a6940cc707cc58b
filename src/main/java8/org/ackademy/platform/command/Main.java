package org.ackademy.platform.command;

import java.lang.reflect.InvocationTargetException;
import java.util.Locale;

/**
 * What {@code java -jar} starts first. It is compiled for Java 8 and does one thing: it says in one
 * line which Java is needed where the one that runs it is too old to load the rest.
 */
public final class Main {
  private static final int JAVA_MIN = 21;

  private Main() {}

  public static void main(String[] words) throws Throwable {
    int java = major(System.getProperty("java.specification.version", "0"));
    if (java < JAVA_MIN) {
      System.err.println(tooOld(java));
      System.exit(1);
    }
    try {
      Class.forName("org.ackademy.platform.command.Ackademy")
          .getMethod("main", String[].class)
          .invoke(null, (Object) words);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static String tooOld(int java) {
    return Locale.getDefault().getLanguage().equals("ko")
        ? "Ackademy를 실행하려면 Java "
            + JAVA_MIN
            + " 이상이 필요합니다. 지금은 Java "
            + java
            + "입니다. JDK "
            + JAVA_MIN
            + " 이상을 설치하고 그 java로 실행하십시오."
        : "Ackademy needs Java "
            + JAVA_MIN
            + " or newer, and this is Java "
            + java
            + ": install a JDK from "
            + JAVA_MIN
            + " up and start it with that one's java.";
  }

  /** 8 of "1.8", 17 of "17". */
  private static int major(String version) {
    return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
  }
}
