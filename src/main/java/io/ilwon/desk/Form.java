package io.ilwon.desk;

import io.ilwon.http.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a form, field by field, to be told all at once. */
public final class Form {
  private final Texts words;
  private final List<Fault> faults = new ArrayList<>();

  Form(Texts words) {
    this.words = words;
  }

  /** A field, and what is wrong with it. */
  public record Fault(String field, String text) {
    /** What is wrong with this field; null for nothing. */
    public static @Nullable String of(List<Fault> faults, String field) {
      return faults.stream()
          .filter(fault -> fault.field().equals(field))
          .map(Fault::text)
          .findFirst()
          .orElse(null);
    }

    @Override
    public String toString() {
      return "Fault";
    }
  }

  /** Tells of the field unless all is well; {@code key} is a key of the words. */
  Form need(boolean well, String field, String key, Object... values) {
    if (!well) {
      faults.add(new Fault(field, words.text(key, values)));
    }
    return this;
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }
}
