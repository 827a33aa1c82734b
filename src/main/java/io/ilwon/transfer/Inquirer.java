package io.ilwon.transfer;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.ilwon.bank.Account;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.Won;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Wordless;
import io.ilwon.due.DueTask;
import io.ilwon.due.Together;
import io.ilwon.meter.Trace;
import io.ilwon.meter.TracePoint;
import io.ilwon.meter.Traces;
import io.ilwon.rail.Notice;
import io.ilwon.rail.Rail;
import io.ilwon.rail.SendWindow;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the rail about every unknown transfer until it knows, takes over what a lost sender left,
 * and passes on what the rail tells by itself. It never sends anything.
 */
public final class Inquirer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Inquirer.class);

  /** Inquiries under way at once; a rail that comes back is not knocked down again. */
  private static final int AT_ONCE = 32;

  /**
   * Inquiries begun a second on this node, whatever has piled up: what {@link #AT_ONCE} at once
   * come to at a bank that answers in half a second. A faster bank is not asked faster.
   */
  static final int PER_SECOND = 2 * AT_ONCE;

  /** Of a second's inquiries as many as this may begin together: what a look finds. */
  static final int TOGETHER = PER_SECOND / 4;

  /** Notices about transfers that are not ours which are remembered, so that each is told once. */
  private static final int ORPHANS = 10_000;

  /** A clean stop waits this long: the bank's answer time and a little. */
  private static final Duration CLOSING = Duration.ofSeconds(12);

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration NOTICES = Duration.ofSeconds(2);

  /** A notice may be told late; the same one twice changes nothing. */
  private static final Duration LOOK_BACK = Duration.ofDays(2);

  private final Inquiries store;
  private final Rail rail;
  private final TransferFields fields;
  private final Outcomes outcomes;
  private final Duration lease;
  private final Executor threads;
  private final Semaphore slots = new Semaphore(AT_ONCE);
  private final Bucket pace;
  private final Set<String> orphans = new HashSet<>();
  private final List<DueTask> tasks = new ArrayList<>();

  /**
   * Makes an inquirer; {@link #start} sets it to work.
   *
   * @param lease how long an inquiry may take before another node asks as well
   */
  public Inquirer(
      InquiryStore store, Rail rail, TransferFields fields, Outcomes outcomes, Duration lease) {
    this(
        store,
        rail,
        fields,
        outcomes,
        lease,
        task -> Thread.ofVirtual().name("inquiry").start(task),
        TimeMeter.SYSTEM_NANOTIME);
  }

  Inquirer(
      Inquiries store,
      Rail rail,
      TransferFields fields,
      Outcomes outcomes,
      Duration lease,
      Executor threads,
      TimeMeter nanoTime) {
    this.store = store;
    this.rail = rail;
    this.fields = fields;
    this.outcomes = outcomes;
    this.lease = lease;
    this.threads = threads;
    this.pace =
        Bucket.builder()
            .addLimit(l -> l.capacity(TOGETHER).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
            .withCustomTimePrecision(nanoTime)
            .build();
  }

  /**
   * Makes unknown whatever a node that certainly ended left sending. Returns how many.
   *
   * @param former the start before this one on the same data folder
   */
  public int takeOver(NodeId former) throws SQLException, InterruptedException {
    int taken = 0;
    for (List<Outcomes.Address> left = store.leftBy(former, AT_ONCE);
        !left.isEmpty();
        left = store.leftBy(former, AT_ONCE)) {
      Together.each(threads, left, a -> outcomes.tell(a, new News.SenderLost("sender ended")));
      taken += left.size();
    }
    return taken;
  }

  /** Starts asking. */
  public void start() {
    tasks.add(new DueTask("inquiries", PAUSE, this::askWhatIsDue));
    tasks.add(new DueTask("leases", PAUSE, this::takeOverLeases));
    tasks.add(new DueTask("notices", NOTICES, this::hearNotices));
  }

  boolean askWhatIsDue() throws SQLException {
    int free = slots.drainPermits();
    int may = free == 0 ? 0 : (int) pace.tryConsumeAsMuchAsPossible(free);
    int leased = 0;
    try {
      List<Inquiries.Question> due = may == 0 ? List.of() : store.lease(rail.name(), may, lease);
      for (Inquiries.Question question : due) {
        leased++;
        threads.execute(() -> ask(question));
      }
      return may > 0 && due.size() == may;
    } finally {
      slots.release(free - leased);
      if (may > leased) {
        pace.addTokens(may - leased);
      }
    }
  }

  private void ask(Inquiries.Question question) {
    try {
      TransferOutcome outcome = inquire(question);
      outcomes.tell(question.address(), new News.InquiryAnswered(outcome, question.askedAt()));
    } finally {
      slots.release();
    }
  }

  private TransferOutcome inquire(Inquiries.Question q) {
    Outcomes.Address a = q.address();
    if (q.account() == null || q.holder() == null) {
      return new TransferOutcome.Unknown("fields erased");
    }
    try {
      DataKey key = fields.key(a.project(), a.submission(), q.dataKey());
      Account account =
          new Account(
              new BankCode(q.bankCode()),
              fields.number(key, a.project(), a.transfer(), q.account()));
      return asked(
          new TransferOrder(
              q.railId(),
              account,
              fields.holder(key, a.project(), a.transfer(), q.holder()),
              Optional.empty(),
              Won.ONE,
              q.intentAt(),
              SendWindow.closed()));
    } catch (SealBroken e) {
      LOG.error("transfer {} was changed by hand: {}", a.transfer(), e.getMessage());
      return new TransferOutcome.Unknown("fields broken");
    } catch (RuntimeException e) {
      LOG.error("rail {} threw where it must not", rail.name(), Wordless.of(e));
      return new TransferOutcome.Unknown("rail fault");
    }
  }

  private TransferOutcome asked(TransferOrder order) {
    BankCode bank = order.account().bank();
    try (Trace step = Traces.outgoing("rail inquire", TracePoint.NONE)) {
      TransferOutcome outcome = rail.inquire(order);
      SendMeters.asked(rail.name(), bank, outcome);
      step.say("rail", rail.name());
      step.say("bank", bank.text());
      step.say("outcome", SendMeters.word(outcome));
      return outcome;
    }
  }

  boolean takeOverLeases() throws SQLException, InterruptedException {
    List<Outcomes.Address> overdue = store.overdue(AT_ONCE);
    Together.each(threads, overdue, a -> outcomes.tell(a, new News.SenderLost("lease over")));
    return overdue.size() == AT_ONCE;
  }

  boolean hearNotices() throws SQLException {
    List<Notice> notices = rail.notices(store.now().minus(LOOK_BACK));
    if (notices.isEmpty()) {
      return false;
    }
    Map<String, Inquiries.Told> told = new HashMap<>();
    List<String> ids = notices.stream().map(Notice::railId).distinct().toList();
    store.told(ids).forEach(t -> told.put(t.railId(), t));
    for (Notice notice : notices) {
      Inquiries.Told of = told.get(notice.railId());
      if (of != null) {
        hear(notice, of);
      }
    }
    return false;
  }

  private void hear(Notice notice, Inquiries.Told told) {
    Outcomes.Address address = told.address();
    if (address == null) {
      if (orphans.size() < ORPHANS && orphans.add(notice.railId())) {
        LOG.warn("rail id {} is {}, and no transfer of ours", notice.railId(), notice.kind());
      }
      return;
    }
    switch (notice.kind()) {
      case REVERSED -> {
        if (told.reversible()) {
          outcomes.tell(address, new News.TakenBack());
        }
      }
      case BOOKED_LATE -> {
        if (told.bookable()) {
          outcomes.tell(address, new News.Booked());
        }
      }
    }
  }

  /** Ends after the inquiries under way are answered and stored, or after twelve seconds. */
  @Override
  public void close() {
    tasks.forEach(DueTask::close);
    try {
      if (slots.tryAcquire(AT_ONCE, CLOSING.toNanos(), TimeUnit.NANOSECONDS)) {
        slots.release(AT_ONCE);
      } else {
        LOG.warn("inquiries did not end in time; another start asks again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
