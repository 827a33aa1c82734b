package io.ilwon.reference;

import java.util.List;

/** What the template draws: finished texts. */
public final class View {
  private View() {}

  /** The whole page. */
  public record Page(
      Words words,
      String title,
      String version,
      String summary,
      List<String> intro,
      List<String> security,
      List<Section> sections) {}

  /** The operations of one kind. */
  public record Section(String id, String name, List<Operation> operations) {}

  /** One call, or one event that a server is told. */
  public record Operation(
      String id,
      String method,
      String path,
      String summary,
      List<String> text,
      List<Field> parameters,
      Body body,
      List<Answer> answers) {}

  /** What goes in or comes out, in each of its shapes. */
  public record Body(List<Shape> shapes, List<Sample> samples) {}

  /** What comes back under one status. */
  public record Answer(String status, String text, List<Field> headers, Body body) {}

  /**
   * An object.
   *
   * @param name empty where nothing needs to be told apart
   */
  public record Shape(String name, String text, List<Field> fields) {}

  /**
   * A field, parameter or header.
   *
   * @param words the only values it has; empty where it is open
   */
  public record Field(
      String name, String type, boolean required, String text, List<String> words) {}

  /** An example. */
  public record Sample(String name, String json) {}
}
