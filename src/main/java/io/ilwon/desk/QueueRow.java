package io.ilwon.desk;

import io.ilwon.bank.BankDirectory;
import io.ilwon.transfer.FoundTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer of the queue as the list shows it: finished texts, the number masked.
 *
 * @param proposed the chip of what waits for a second person; null for nothing
 */
public record QueueRow(
    String href,
    String age,
    Times.Moment since,
    String bank,
    String number,
    String why,
    int inquiries,
    Times.@Nullable Moment next,
    @Nullable String proposed) {
  static QueueRow of(
      FoundTransfer t, Visit visit, BankDirectory banks, Instant now, @Nullable String proposed) {
    Times times = visit.times();
    return new QueueRow(
        QueueScreen.PATH + "/" + t.address().transfer(),
        times.length(Duration.between(t.since(), now)),
        times.of(t.since()),
        bank(t, visit, banks),
        t.number() == null ? "—" : visit.masks().number(t.number().unmasked()),
        why(t, visit),
        t.asking().inquiries(),
        times.ofNullable(t.asking().next()),
        proposed);
  }

  static String bank(FoundTransfer t, Visit visit, BankDirectory banks) {
    return banks
        .byCode(t.bank())
        .map(bank ->
            switch (visit.look().language()) {
              case KO -> bank.nameKo();
              case EN -> bank.nameEn();
            })
        .orElse(t.bank().text());
  }

  /** Why it stands here, in words, or else how it is; what has none is told as it is stored. */
  static String why(FoundTransfer t, Visit visit) {
    @Nullable String reason = t.asking().reason();
    String word = reason == null ? t.state() : reason;
    String end = word.replace(' ', '_').replace(',', '_');
    for (String key : List.of("queue.why." + end, "state." + end)) {
      if (visit.words().keys().contains(key)) {
        return visit.words().text(key);
      }
    }
    return word;
  }

  @Override
  public String toString() {
    return "QueueRow";
  }
}
