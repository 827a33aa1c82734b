package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A page with all it fetches comes in one breath over a poor network. */
class PageWeightTest {
  private static final int MOST = 45 * 1024;

  @Test
  void noScreenIsHeavierThanItMayBe() throws IOException {
    int besides = 0;
    for (String asset : new String[] {"page.css", "page.js", "icon.svg"}) {
      besides += zipped(Drawn.asset(asset));
    }
    TreeMap<Integer, String> weights = new TreeMap<>();
    for (Language language : Language.values()) {
      for (Shot shot : Shot.all()) {
        weights.put(zipped(Gallery.html(shot, language)) + besides, shot + " " + language);
      }
    }
    var heaviest = weights.lastEntry();
    String told =
        "the heaviest page is %s: %d bytes zipped, %d of them shared by all"
            .formatted(heaviest.getValue(), heaviest.getKey(), besides);
    System.out.println(told);
    assertTrue(heaviest.getKey() <= MOST, told);
  }

  private static int zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(UTF_8));
    }
    return bytes.size();
  }
}
