package io.ilwon;

import io.ilwon.reconciliation.Difference;
import io.ilwon.reconciliation.Finding;
import io.ilwon.reconciliation.Period;
import io.ilwon.reconciliation.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reconciliation's report, for programs and for eyes. */
final class ReconcileReport {
  private ReconcileReport() {}

  static Map<String, @Nullable Object> fields(Report report) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("reconciliation", report.dry() ? null : report.run().toString());
    fields.put("dryRun", report.dry());
    fields.put("source", report.source());
    fields.put("sha256", report.read().sha256().orElse(null));
    fields.put("from", report.covers().map(p -> p.start().toString()).orElse(null));
    fields.put("to", report.covers().map(p -> p.end().toString()).orElse(null));
    fields.put("lines", report.read().lines());
    fields.put("others", report.read().others());
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Difference d : Difference.values()) {
      long count = report.counts().getOrDefault(d, 0L);
      if (count > 0) {
        counts.put(d.word(), count);
      }
    }
    fields.put("counts", counts);
    fields.put("equal", report.equal());
    fields.put("forPerson", report.forPerson());
    fields.put("differences", report.findings().stream().map(ReconcileReport::fields).toList());
    fields.put("notListed", notListed(report));
    return fields;
  }

  private static Map<String, @Nullable Object> fields(Finding f) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("difference", f.difference().word());
    fields.put("railId", f.railId());
    fields.put("line", f.line() == 0 ? null : f.line());
    fields.put("transfer", f.transfer());
    fields.put("submission", f.submission());
    fields.put("state", f.state());
    fields.put("account", f.account());
    fields.put("amount", f.line() == 0 ? null : f.amount());
    fields.put("remedy", f.difference().remedy());
    return fields;
  }

  private static long notListed(Report report) {
    return report.differed() - report.findings().size();
  }

  static String text(Report report) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s%d lines of ours, %d others; %s%n"
            .formatted(
                report.dry() ? "dry run, nothing changed: " : "",
                report.read().lines(),
                report.read().others(),
                report.covers().map(ReconcileReport::covers).orElse("covers nothing")));
    for (Difference d : Difference.values()) {
      long count = report.counts().getOrDefault(d, 0L);
      if (count > 0) {
        text.append("%8d  %-16s %s%n".formatted(count, d.word(), d.differs() ? d.remedy() : ""));
      }
    }
    List<Finding> findings = report.findings();
    if (!findings.isEmpty()) {
      text.append("%n".formatted());
    }
    findings.forEach(f -> text.append(line(f)));
    if (notListed(report) > 0) {
      text.append("and %d more, not listed%n".formatted(notListed(report)));
    }
    return text.append(report.equal() ? "the ledgers are equal" : unequal(report)).toString();
  }

  private static String covers(Period p) {
    return "covers %s to %s%s"
        .formatted(p.start(), p.end(), p.given() ? "" : " (the days of its lines)");
  }

  private static String unequal(Report report) {
    return report.dry()
        ? report.differed() + " differences"
        : report.forPerson() + " differences need a person";
  }

  private static String line(Finding f) {
    String ours =
        f.transfer() == null
            ? "no transfer of ours"
            : "transfer %s (%s), submission %s".formatted(f.transfer(), f.state(), f.submission());
    String theirs = f.line() == 0 ? "no line" : "line %d, %d won".formatted(f.line(), f.amount());
    return "%-16s %s  %s; %s; account %s%n"
        .formatted(
            f.difference().word(),
            f.railId(),
            ours,
            theirs,
            f.account() == null ? "hidden" : f.account());
  }
}
