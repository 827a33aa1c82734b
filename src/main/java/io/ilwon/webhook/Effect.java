package io.ilwon.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What calls that ended together say of their endpoint.
 *
 * @param healed one of them was delivered
 * @param failures failed calls since then
 * @param pause the longest it asked for
 * @param gone it answered 410
 */
record Effect(
    EndpointId endpoint, boolean healed, int failures, @Nullable Duration pause, boolean gone) {

  /** In the order in which the calls ended. */
  static List<Effect> of(List<Outcome> outcomes) {
    Map<EndpointId, Effect> effects = new LinkedHashMap<>();
    for (Outcome o : outcomes) {
      EndpointId id = o.taken().endpoint();
      Effect before = effects.getOrDefault(id, new Effect(id, false, 0, null, false));
      effects.put(id, before.and(o));
    }
    return new ArrayList<>(effects.values());
  }

  private Effect and(Outcome o) {
    if (o.delivered()) {
      return new Effect(endpoint, true, 0, pause, gone);
    }
    @Nullable Duration asked = o.step().pause().orElse(null);
    boolean longer = asked != null && (pause == null || asked.compareTo(pause) > 0);
    boolean both = gone || o.step().gone();
    return new Effect(endpoint, healed, failures + 1, longer ? asked : pause, both);
  }

  /** The same without what its row says already, when nothing had failed. */
  Effect afterGood(boolean nothingHadFailed) {
    return new Effect(endpoint, healed && !nothingHadFailed, failures, pause, gone);
  }

  boolean matters() {
    return healed || failures > 0 || pause != null;
  }
}
