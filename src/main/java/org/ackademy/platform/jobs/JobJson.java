package org.ackademy.platform.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.ackademy.platform.http.Json;

/** What jobs need to know, kept as JSON: it can be read with SQL, and no class is made from it. */
final class JobJson implements Serializer {
  @Override
  public byte[] serialize(Object particulars) {
    return Json.mapper().writeValueAsBytes(particulars);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] json) {
    return Json.mapper().readValue(json, type);
  }
}
