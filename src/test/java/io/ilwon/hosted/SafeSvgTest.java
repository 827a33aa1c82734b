package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator's picture is shapes and colours, or it is none. */
class SafeSvgTest {
  private static final String GOOD =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\">%s</svg>";

  @Test
  void shapesAndColoursPass() {
    String inside =
        "<!-- drawn by hand --><defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#fff\"/>"
            + "</linearGradient></defs><path d=\"M0 0h40v40z\" fill=\"url(#g)\"/>"
            + "<circle cx=\"2\" cy=\"2\" r=\"1.5e-1\" transform=\"rotate(45 2,2)\"/>";
    String safe = SafeSvg.of(GOOD.formatted(inside).getBytes(UTF_8)).orElseThrow();
    assertTrue(safe.contains("<path d=\"M0 0h40v40z\" fill=\"url(#g)\">"), safe);
    assertFalse(safe.contains("by hand"), safe);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<rect onload=\"alert(1)\"/>",
        "<rect style=\"fill:red\"/>",
        "<style>rect{}</style>",
        "<image href=\"x.png\"/>",
        "<use href=\"#a\"/>",
        "<a href=\"https://example.org\"><rect/></a>",
        "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
        "<animate attributeName=\"x\"/>",
        "<set attributeName=\"x\" to=\"1\"/>",
        "<rect fill=\"url(https://example.org/a)\"/>",
        "<rect fill=\"url(//example.org/a#b)\"/>",
        "<rect fill=\"URL(#a) url(data:x)\"/>",
        "<rect fill=\"javascript(1)\"/>",
        "<rect xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#a\"/>",
        "<x:rect xmlns:x=\"urn:other\"/>",
        "<svg/>",
        "<?xml-stylesheet href=\"a.css\"?>",
        "<rect",
      })
  void anythingElseIsNoPicture(String inside) {
    assertTrue(SafeSvg.of(GOOD.formatted(inside).getBytes(UTF_8)).isEmpty());
  }

  @Test
  void aFileThatIsNoSvgIsNoPicture() {
    String entity =
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + GOOD.formatted("<title>&x;</title>");
    for (String file : new String[] {"", "<rect/>", "<svg/>", "PNG", entity}) {
      assertTrue(SafeSvg.of(file.getBytes(UTF_8)).isEmpty(), file);
    }
    String deep = "<g>".repeat(20) + "</g>".repeat(20);
    assertTrue(SafeSvg.of(GOOD.formatted(deep).getBytes(UTF_8)).isEmpty());
    String large = "<rect/>".repeat(6000);
    assertTrue(SafeSvg.of(GOOD.formatted(large).getBytes(UTF_8)).isEmpty());
  }

  @Test
  void aFolderOfMarksIsReadAndWhatIsNoPictureLeftOut(@TempDir Path data) throws IOException {
    Path folder = Files.createDirectories(data.resolve("branding").resolve("banks"));
    Files.writeString(folder.resolve("004.svg"), GOOD.formatted("<rect width=\"4\"/>"));
    Files.writeString(folder.resolve("088.svg"), GOOD.formatted("<script/>"));
    Files.writeString(folder.resolve("notes.svg"), GOOD.formatted("<rect/>"));
    var branding = new Branding(data);
    assertEquals("/assets/bank/004.svg", branding.address(new BankCode("004")));
    assertNull(branding.address(new BankCode("088")));
    assertTrue(branding.picture("004").isPresent());
    assertTrue(branding.picture("../004").isEmpty());
    assertNull(new Branding(data.resolve("none")).address(new BankCode("004")));
    assertEquals(0, new Branding(data.resolve("none")).picture("004").stream().count());
  }
}
