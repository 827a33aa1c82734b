package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bin/campaign --webhooks}. */
class WebhookCampaignTest {
  @Test
  void everyResultIsToldInItsOrderThroughAKill(@TempDir Path folder) throws Exception {
    WebhookCampaign.Outcome outcome = WebhookCampaign.run(folder, 400);
    System.out.println(outcome);
    assertEquals(List.of(), outcome.problems(), outcome::toString);
    assertEquals(200, outcome.submissions());
    assertTrue(outcome.told() >= 400, outcome::toString);
  }
}
