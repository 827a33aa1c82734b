package io.ilwon.bench;

import io.ilwon.bank.Account;
import io.ilwon.bank.HolderName;
import io.ilwon.crypto.Ids;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Notice;
import io.ilwon.rail.Rail;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bank that books at once, forgets, and tells the driver which code it printed. */
public final class InstantRail implements Rail, AutoCloseable {
  private final CodeStream codes;

  private InstantRail(CodeStream codes) {
    this.codes = codes;
  }

  /**
   * Opens the stream of codes.
   *
   * @param listener {@code host:port}
   */
  public static InstantRail telling(@Nullable String listener) throws IOException {
    if (listener == null) {
      throw new IOException("BENCH_CODES is not set: nobody would learn the codes");
    }
    return new InstantRail(CodeStream.to(listener));
  }

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String newRailId() {
    return Ids.token(15);
  }

  @Override
  public InquirySchedule schedule() {
    return new InquirySchedule(List.of(Duration.ofMinutes(1)), Duration.ofMinutes(10));
  }

  @Override
  public TransferOutcome send(TransferOrder order) {
    String code = order.descriptor().orElseThrow().code().unmasked();
    codes.tell(order.account().number().unmasked(), code);
    return new TransferOutcome.Sent(order.railId());
  }

  @Override
  public TransferOutcome inquire(TransferOrder order) {
    return TransferOutcome.Unknown.noRecord();
  }

  @Override
  public HolderCheck holder(Account account, HolderName claimed) {
    return HolderCheck.MATCH;
  }

  @Override
  public List<Notice> notices(Instant since) {
    return List.of();
  }

  @Override
  public void close() {
    codes.close();
  }
}
