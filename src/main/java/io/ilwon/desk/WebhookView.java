package io.ilwon.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** D9, one endpoint, as it is drawn. */
public record WebhookView(
    Frame f,
    WebhookRow hook,
    boolean mayChange,
    List<Item> tabs,
    List<DeliveryRow> rows,
    @Nullable String first,
    @Nullable String next,
    List<Form.Fault> faults) {
  @Override
  public String toString() {
    return "WebhookView";
  }

  /** One delivery, with every call. */
  public record Single(
      Frame f,
      WebhookRow hook,
      DeliveryRow delivery,
      List<AttemptRow> attempts,
      boolean mayChange,
      List<Form.Fault> faults) {
    @Override
    public String toString() {
      return "Single";
    }
  }
}
