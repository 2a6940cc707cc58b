package org.ackademy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The types that stand in the modules' comments hold: TypeScript's compiler reads them, where Node
 * is there to run it. Nothing is compiled for the pages themselves.
 */
class ModuleTypesTest {
  private static final Path JARS =
      Path.of("target/webjars/META-INF/resources/webjars").toAbsolutePath();
  private static final Path PAGES = Path.of("src/main/webapp").toAbsolutePath();
  private static final int MODULES_MIN = 20;

  @TempDir Path folder;

  @BeforeEach
  void nodeIsThere() {
    boolean isFound = Machine.node().isPresent();
    if (Machine.isRequired()) {
      assertThat(isFound).as("Node is required here and was not found").isTrue();
    }
    if (!isFound) {
      Skipped.tell();
    }
    assumeTrue(isFound, "TYPES OF THE WEB MODULES NOT CHECKED: there is no Node");
  }

  @Test
  void typesOfAllModulesHold() throws IOException, InterruptedException {
    try (var files = Files.walk(PAGES)) {
      assertThat(files.filter(file -> file.toString().endsWith(".js")).count())
          .isGreaterThan(MODULES_MIN);
    }
    assertThat(complaints("\"" + PAGES + "/**/*.js\"")).isEmpty();
  }

  @Test
  void aWrongTypeIsFound() throws IOException, InterruptedException {
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.js"),
            "// @ts-check\n/** @type {number} */\nexport const n = 'a';\n");
    assertThat(complaints("\"" + wrong + "\"")).contains("TS2322");
  }

  private String complaints(String include) throws IOException, InterruptedException {
    Path config = Files.writeString(folder.resolve("jsconfig.json"), config(include));
    Process tsc =
        new ProcessBuilder(
                Machine.node().orElseThrow().toString(),
                jar("typescript").resolve("lib/tsc.js").toString(),
                "-p",
                config.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(tsc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = tsc.waitFor();
    assertThat(status == 0).as("status %s with %s", status, said).isEqualTo(said.isBlank());
    return said;
  }

  private static Path jar(String name) throws IOException {
    try (var versions = Files.list(JARS.resolve(name))) {
      return versions.findFirst().orElseThrow();
    }
  }

  private static String config(String include) throws IOException {
    Map<String, String> places = new TreeMap<>();
    places.put("lit", jar("lit") + "/index.d.ts");
    places.put("lit-html", jar("lit-html") + "/lit-html.d.ts");
    places.put("lit-html/*", jar("lit-html") + "/*");
    places.put("lit-element/*", jar("lit-element") + "/*");
    places.put("@lit/reactive-element", jar("lit__reactive-element") + "/reactive-element.d.ts");
    places.put("@lit/reactive-element/*", jar("lit__reactive-element") + "/*");
    places.put("trusted-types/*", jar("types__trusted-types") + "/*");
    String paths =
        places.entrySet().stream()
            .map(place -> "\"%s\": [\"%s\"]".formatted(place.getKey(), place.getValue()))
            .collect(Collectors.joining(", "));
    return """
        {
          "compilerOptions": {
            "checkJs": true, "allowJs": true, "noEmit": true, "strict": true,
            "noUnusedLocals": true, "noUnusedParameters": true, "noImplicitReturns": true,
            "target": "ES2023", "module": "ESNext", "moduleResolution": "bundler",
            "lib": ["ES2023", "DOM", "DOM.Iterable"], "types": [], "skipLibCheck": true,
            "paths": {%s}
          },
          "include": [%s]
        }
        """
        .formatted(paths, include);
  }
}
