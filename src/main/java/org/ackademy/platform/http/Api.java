package org.ackademy.platform.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST interface. Its resources are found by their annotations; none is named here. */
@ApplicationPath("/api/v1")
public class Api extends Application {}
