package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.reference.ApiText;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the door for links refuses, and how a link stands, is in openapi.yaml word by word. */
class DescribedProblemsTest {
  @Test
  void problems() {
    var ours = Stream.of(SessionProblem.values()).map(each -> "urn:ilwon:problem:" + each.word());
    assertEquals(new TreeSet<>(ours.toList()), ApiText.words("Problem", "type"));
  }

  @Test
  void statuses() {
    var ours = Stream.of(SessionShown.Status.values()).map(SessionShown.Status::word);
    assertEquals(new TreeSet<>(ours.toList()), ApiText.words("LinkShown", "status"));
  }
}
