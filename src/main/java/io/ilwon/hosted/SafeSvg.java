package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * A picture somebody else drew, written anew from a list of what may be in it: shapes, gradients
 * and their numbers. No script, style, link, picture in the picture, entity or address outside it.
 * One thing that is not on the list and there is no picture: half of a mark is none.
 */
final class SafeSvg {
  /** Bytes; a mark of a few shapes has two thousand. */
  private static final int LARGEST = 32 * 1024;

  private static final int DEEPEST = 16;
  private static final String SVG = "http://www.w3.org/2000/svg";

  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "title",
          "desc",
          "defs",
          "linearGradient",
          "radialGradient",
          "stop",
          "clipPath");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "id",
          "viewBox",
          "width",
          "height",
          "x",
          "y",
          "x1",
          "y1",
          "x2",
          "y2",
          "cx",
          "cy",
          "r",
          "rx",
          "ry",
          "fx",
          "fy",
          "d",
          "points",
          "fill",
          "fill-rule",
          "fill-opacity",
          "clip-rule",
          "clip-path",
          "stroke",
          "stroke-width",
          "stroke-linecap",
          "stroke-linejoin",
          "stroke-miterlimit",
          "stroke-opacity",
          "opacity",
          "transform",
          "offset",
          "stop-color",
          "stop-opacity",
          "gradientUnits",
          "gradientTransform",
          "clipPathUnits",
          "version",
          "preserveAspectRatio");

  /** Numbers, colours, transforms, and addresses within the picture alone. */
  private static final Pattern VALUE =
      Pattern.compile(
          "url\\(#[A-Za-z0-9_-]{1,64}\\)|(?i:(?!.*(url|script|data:))[-\\w\\s#.,%()+]*)");

  private SafeSvg() {}

  /** The picture, or nothing where it holds anything that is not on the list. */
  static Optional<String> of(byte[] file) {
    if (file.length == 0 || file.length > LARGEST) {
      return Optional.empty();
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    StringWriter written = new StringWriter();
    try {
      XMLStreamReader in =
          factory.createXMLStreamReader(new ByteArrayInputStream(file), UTF_8.name());
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
      boolean safe = copied(in, out);
      out.close();
      in.close();
      return safe ? Optional.of(written.toString()) : Optional.empty();
    } catch (XMLStreamException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean copied(XMLStreamReader in, XMLStreamWriter out) throws XMLStreamException {
    int depth = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          boolean first = depth == 0;
          depth++;
          if (depth > DEEPEST || !begun(in, out, first)) {
            return false;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          out.writeEndElement();
        }
        case XMLStreamConstants.CHARACTERS -> {
          if (depth > 0) {
            out.writeCharacters(in.getText());
          }
        }
        case XMLStreamConstants.COMMENT,
            XMLStreamConstants.SPACE,
            XMLStreamConstants.END_DOCUMENT -> {}
        default -> {
          return false; // a document type, an entity, a processing instruction
        }
      }
    }
    return true;
  }

  private static boolean begun(XMLStreamReader in, XMLStreamWriter out, boolean first)
      throws XMLStreamException {
    String name = in.getLocalName();
    boolean ours = SVG.equals(in.getNamespaceURI()) && ELEMENTS.contains(name);
    if (!ours || first != name.equals("svg")) {
      return false;
    }
    out.writeStartElement(name);
    if (first) {
      out.writeDefaultNamespace(SVG);
    }
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String attribute = in.getAttributeLocalName(i);
      String value = in.getAttributeValue(i);
      boolean plain = in.getAttributeNamespace(i) == null || in.getAttributeNamespace(i).isEmpty();
      if (!plain || !ATTRIBUTES.contains(attribute) || !VALUE.matcher(value).matches()) {
        return false;
      }
      out.writeAttribute(attribute, value);
    }
    return true;
  }
}
