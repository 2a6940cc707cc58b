package org.ackademy.platform.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST interface. Its resources are found by their annotations; none is named here. */
@ApplicationPath(Api.ROOT)
public class Api extends Application {
  /** Where every resource lives. */
  public static final String ROOT = "/api/v1";

  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        // JsonBody reads and writes JSON; a second binding would take turns with it.
        "jersey.config.disableJsonBinding", true,
        "jersey.config.disableJsonProcessing", true,
        "jersey.config.jsonFeature", "JsonBody",
        // What is wrong with a request is found and told by our own means (Fields).
        "jersey.config.beanValidation.disable.server", true,
        // The interface is described by our own OpenAPI document.
        "jersey.config.server.wadl.disableWadl", true);
  }
}
