package io.ilwon.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.ilwon.http.RawClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds answers of the server against openapi.yaml: the status, the kind, the headers and the body.
 * A field that is not described is a fault here, though callers should bear with one.
 */
public final class Described {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(Dialects.getDraft202012());
  private static final Map<JsonNode, Schema> SCHEMAS = new ConcurrentHashMap<>();
  private static final JsonNode SHARED = closed(ApiText.at("/components/schemas"));
  private static final Map<String, JsonNode> OPERATIONS = ApiText.operations();
  private static final Pattern FIRST_LINE =
      Pattern.compile("([A-Z]+) ([^ ?]+)(?:\\?\\S*)? HTTP/1\\.1");

  private Described() {}

  /** The answer itself, once it is found to be as described. */
  public static RawClient.Answer checked(byte[] request, RawClient.Answer answer) {
    String line = new String(request, UTF_8).lines().findFirst().orElse("").strip();
    Optional<String> problem = problem(line, answer);
    if (problem.isPresent()) {
      throw new AssertionError(line + " is not answered as openapi.yaml says: " + problem.get());
    }
    return answer;
  }

  /** A call that we make, once it is found to be as described. */
  public static JsonNode event(byte[] body) {
    JsonNode said = ApiText.json(new String(body, UTF_8));
    unfit(ApiText.at("/components/schemas/Event"), said)
        .ifPresent(problem -> {
          throw new AssertionError("openapi.yaml describes another event: " + problem);
        });
    return said;
  }

  /** What is wrong, if anything. What is no call of the API is none of our business. */
  static Optional<String> problem(String line, RawClient.Answer answer) {
    Matcher first = FIRST_LINE.matcher(line);
    if (!first.matches()) {
      return against("BadRequest", answer);
    }
    String path = first.group(2);
    if (!path.startsWith("/v1/") && !path.startsWith("/v3/")) {
      return Optional.empty();
    }
    JsonNode operation = OPERATIONS.get(first.group(1) + " " + path);
    if (operation != null) {
      JsonNode described = operation.path("responses").path(Integer.toString(answer.status()));
      return described.isMissingNode()
          ? Optional.of("it has no status " + answer.status())
          : against(ApiText.resolved(described), answer);
    }
    boolean known = ApiText.API.path("paths").has(path);
    return first.group(1).equals("HEAD") && known
        ? Optional.empty()
        : against(known ? "MethodNotAllowed" : "NotFound", answer);
  }

  private static Optional<String> against(String response, RawClient.Answer answer) {
    return against(ApiText.at("/components/responses/" + response), answer);
  }

  private static Optional<String> against(JsonNode described, RawClient.Answer answer) {
    String kind = answer.headers().getOrDefault("content-type", "");
    JsonNode schema = described.path("content").path(kind).path("schema");
    if (schema.isMissingNode()) {
      return Optional.of("it has no " + kind);
    }
    for (String name : List.of("Retry-After", "Allow")) {
      String value = answer.headers().get(name.toLowerCase(java.util.Locale.ROOT));
      JsonNode header = ApiText.resolved(described.path("headers").path(name)).path("schema");
      if (value != null && header.isMissingNode()) {
        return Optional.of("it has no header " + name);
      }
      if (value != null && !value.matches(header.path("pattern").asString(".+"))) {
        return Optional.of(name + " is " + value);
      }
    }
    try {
      return unfit(schema, ApiText.json(answer.body()));
    } catch (JacksonException e) {
      return Optional.of("not JSON");
    }
  }

  /** What does not fit; nothing where all does. */
  static Optional<String> unfit(JsonNode schema, JsonNode value) {
    Schema compiled = SCHEMAS.computeIfAbsent(schema, Described::compiled);
    var errors = compiled.validate(value);
    return errors.isEmpty() ? Optional.empty() : Optional.of(errors + " in " + value);
  }

  private static Schema compiled(JsonNode schema) {
    ObjectNode whole = (ObjectNode) closed(schema);
    whole.set("$defs", SHARED);
    return REGISTRY.getSchema(whole);
  }

  /** A copy in which an object has the fields described and no other, without our own words. */
  private static JsonNode closed(JsonNode node) {
    JsonNode copy = node.deepCopy();
    close(copy);
    return copy;
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().stream()
          .map(Map.Entry::getKey)
          .filter(name -> name.startsWith("x-"))
          .toList()
          .forEach(object::remove);
      String ref = object.path("$ref").asString("");
      if (!ref.isEmpty()) {
        object.put("$ref", "#/$defs" + ref.substring(ref.lastIndexOf('/')));
      }
      boolean open = !object.has("additionalProperties");
      if (open && object.path("properties") instanceof ObjectNode p && !p.has("properties")) {
        object.put("additionalProperties", false);
      }
    }
    node.forEach(Described::close);
  }
}
