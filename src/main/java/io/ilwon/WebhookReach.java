package io.ilwon;

import io.ilwon.project.Cidr;
import io.ilwon.webhook.Reach;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where webhooks may go: in dev to this machine too, since the receiver is tried out there. */
final class WebhookReach {
  private WebhookReach() {}

  static Reach of(Settings settings) {
    return of(settings.mode(), settings.webhookPrivateRanges());
  }

  static Reach of(Mode mode, List<Cidr> listed) {
    Reach reach = new Reach(listed);
    return switch (mode) {
      case DEV -> reach.withLoopback();
      case PRODUCTION -> reach;
    };
  }

  /** The ranges as one text, as {@code server.json} keeps them. */
  static String text(List<Cidr> ranges) {
    return ranges.stream().map(Cidr::toString).collect(Collectors.joining(","));
  }

  static List<Cidr> ranges(@Nullable String text) {
    return text == null || text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",")).map(String::strip).map(Cidr::parse).toList();
  }
}
