package io.ilwon.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Desk;
import io.ilwon.submission.Resealed;
import io.ilwon.submission.RotatedIndex;
import io.ilwon.submission.SubmissionId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement names the number of an account that still stands under the former index key. */
class AdoptionUnderANewIndexTest {
  @TempDir private Path folder;

  @Test
  void whatIsAdoptedCountsBesideWhatTheFormerKeyFound() throws Exception {
    try (RotatedIndex rotation = new RotatedIndex(folder)) {
      Desk desk = rotation.desk;
      List<SubmissionId> ids = rotation.sent(RotatedIndex.NUMBER, 10);
      Csv csv = Csv.of(desk);
      String newest =
          desk.text(
              "with gone as (delete from transfer where id in (select id from transfer order by"
                  + " intent_at desc limit 1) returning submission), less as (update account set"
                  + " places = places - 1 returning 1) select submission from gone, less");
      Resealed.all(desk.database, desk.keys);
      rotation.erased(ids.stream().filter(id -> !id.text().equals(newest)).toList());
      assertEquals(1, rotation.rotated().left(desk.keys.blindIndex().formerKey().orElseThrow()));
      Report report =
          new Reconciler(desk.database, desk.clock, desk.keys, desk.submissions, desk.carrying())
              .reconcile(
                  csv.in(folder),
                  Csv.today(desk),
                  new Reconciler.Errand("홍길동", "after a restore", false));
      assertEquals(Map.of(Difference.AGREES, 9L, Difference.ADOPTED, 1L), report.counts());
      assertEquals(1, desk.count("select count(*) from account"));
      assertEquals(10, desk.count("select places from account"));
      assertInstanceOf(
          DepositAnswer.LimitReached.class, desk.deposit(desk.opened(), RotatedIndex.NUMBER));
    }
  }
}
