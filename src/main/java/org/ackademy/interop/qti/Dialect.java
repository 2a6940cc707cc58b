package org.ackademy.interop.qti;

/** A version of QTI: how it writes the names that all versions share. */
public enum Dialect {
  /** QTI 3.0.1: {@code qti-simple-choice}, {@code response-identifier}. */
  QTI3(
      "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
      "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0p1_v1p0.xsd",
      "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
      "QTI Package",
      "3.0.1",
      "v3p0"),
  /** QTI 2.2: {@code simpleChoice}, {@code responseIdentifier}. */
  QTI22(
      "http://www.imsglobal.org/xsd/imsqti_v2p2",
      "http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd",
      "http://www.imsglobal.org/xsd/imscp_v1p1",
      "QTIv2.2 Package",
      "1.0.0",
      "v2p2");

  private static final String PREFIX = "qti-";

  private final String namespace;
  private final String schema;
  private final String manifest;
  private final String packageSchema;
  private final String packageVersion;
  private final String suffix;

  Dialect(
      String namespace,
      String schema,
      String manifest,
      String packageSchema,
      String packageVersion,
      String suffix) {
    this.namespace = namespace;
    this.schema = schema;
    this.manifest = manifest;
    this.packageSchema = packageSchema;
    this.packageVersion = packageVersion;
    this.suffix = suffix;
  }

  /** The namespace of items and tests. */
  String namespace() {
    return namespace;
  }

  /** Where the schema of items and tests is published. */
  String schema() {
    return schema;
  }

  /** The namespace of a package's manifest. */
  String manifest() {
    return manifest;
  }

  /** What a manifest says that the package is. */
  String packageSchema() {
    return packageSchema;
  }

  /** Which version of it. */
  String packageVersion() {
    return packageVersion;
  }

  /** The type of a resource in a manifest: {@code imsqti_item_xmlv3p0}. */
  String resource(String kind) {
    return "imsqti_" + kind + "_xml" + suffix;
  }

  /** An element of QTI's, by its name in version 3 without the prefix. */
  String element(String name) {
    return switch (this) {
      case QTI3 -> PREFIX + name;
      case QTI22 -> camel(name);
    };
  }

  /** An attribute, by its name in version 3. */
  String attribute(String name) {
    return switch (this) {
      case QTI3 -> name;
      case QTI22 -> camel(name);
    };
  }

  private static String camel(String name) {
    var out = new StringBuilder();
    for (String word : name.split("-", -1)) {
      out.append(out.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return out.toString();
  }
}
