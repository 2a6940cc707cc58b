package org.ackademy.platform.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of requests and answers as JSON. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, ProblemDocument.MEDIA_TYPE})
public class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  /** These mean the bytes themselves. */
  private static final List<Class<?>> RAW =
      List.of(
          CharSequence.class,
          byte[].class,
          InputStream.class,
          Reader.class,
          File.class,
          StreamingOutput.class);

  private final JsonMapper mapper = Json.mapper();

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return isOurs(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return isOurs(type);
  }

  private static boolean isOurs(Class<?> type) {
    return RAW.stream().noneMatch(raw -> raw.isAssignableFrom(type));
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return read(body.readAllBytes(), mapper.constructType(genericType));
  }

  /**
   * A body that was taken in as bytes.
   *
   * @throws Refused where it is no JSON, or of another form
   */
  public static <T> T read(byte[] body, Class<T> type) {
    return type.cast(read(body, Json.mapper().constructType(type)));
  }

  private static Object read(byte[] body, JavaType type) {
    try {
      Object value = Json.mapper().readValue(body, type);
      if (value == null) {
        throw Problem.ofFields(List.of(Problem.FieldFault.of("#", "missing"))).refused();
      }
      return value;
    } catch (JacksonException e) {
      throw JsonFault.problem(e).refused();
    }
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    body.write(mapper.writeValueAsBytes(value));
  }
}
