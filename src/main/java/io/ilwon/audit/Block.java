package io.ilwon.audit;

import io.ilwon.crypto.Content;
import io.ilwon.crypto.Opaque;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction changed, chained to the block before it of the same writer.
 *
 * @param number from 1, without a gap
 * @param entries a {@link Line} a row, separated by newlines
 * @param mac over everything above and the mac of the block before
 */
public record Block(UUID chain, long number, Instant at, String entries, Opaque mac) {
  static String text(List<Line> lines) {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  static Content content(
      UUID chain, long number, Instant at, String entries, @Nullable Opaque before) {
    return Content.of("audit block")
        .uuid(chain)
        .number(number)
        .instant(at)
        .text(entries)
        .bytes(before == null ? null : before.bytes());
  }
}
