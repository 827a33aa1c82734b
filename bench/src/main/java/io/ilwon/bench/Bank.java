package io.ilwon.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An open-banking centre as a process of its own: {@code Bank DELAY_MILLIS}. It answers a transfer
 * after the delay and tells its code first; bank 088 behind it hangs. Any path it does not know it
 * answers at once, by which the driver measures itself.
 */
final class Bank {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final String HEAD =
      "{\"api_tran_id\":\"bench\",\"api_tran_dtm\":\"20260101000000000\",\"rsp_code\":\"%s\","
          + "\"rsp_message\":\"\"";

  private final Loop loop;
  private final CodeStream codes;
  private final long delayNanos;

  private Bank(Loop loop, CodeStream codes, long delayNanos) {
    this.loop = loop;
    this.codes = codes;
    this.delayNanos = delayNanos;
  }

  /** Runs until it is killed; prints {@code ready PORT} when it serves. */
  public static void main(String[] arguments) throws IOException {
    long delay = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[0]));
    Loop loop = new Loop();
    Bank bank = new Bank(loop, CodeStream.to(System.getenv("BENCH_CODES")), delay);
    Door door = new Door(loop, bank::answer);
    System.out.println("ready " + door.port());
    loop.run(() -> false, System.nanoTime() + TimeUnit.DAYS.toNanos(1));
  }

  private void answer(Message request, Consumer<String> reply) {
    switch (request.start().split(" ", 3)[1]) {
      case "/oauth/2.0/token" ->
          reply.accept(
              "{\"access_token\":\"bench-token\",\"token_type\":\"Bearer\",\"expires_in\":7776000,"
                  + "\"scope\":\"oob\",\"client_use_code\":\"M202300001\"}");
      case "/v2.0/transfer/deposit/acnt_num" -> deposit(request, reply);
      case "/v2.0/transfer/result" ->
          reply.accept(HEAD.formatted("A0018") + ",\"res_cnt\":\"0\",\"res_list\":[]}");
      default -> reply.accept("{\"statusCode\":200,\"message\":\"success\",\"success\":true}");
    }
  }

  private void deposit(Message request, Consumer<String> reply) {
    if (request.field("bank_code_std").equals(Target.HUNG_BANK)) {
      return;
    }
    String id = request.field("bank_tran_id");
    String account = request.field("account_num");
    String code = request.field("print_content").substring(0, 3);
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(SEOUL));
    String answer =
        HEAD.formatted("A0000")
            + ",\"res_cnt\":\"1\",\"res_list\":[{\"tran_no\":\"1\",\"bank_tran_id\":\""
            + id
            + "\",\"bank_tran_date\":\""
            + day
            + "\",\"bank_code_tran\":\"097\",\"bank_rsp_code\":\"000\",\"bank_rsp_message\":\"\","
            + "\"tran_amt\":\"1\"}]}";
    loop.at(
        System.nanoTime() + delayNanos,
        () -> {
          codes.tell(account, code);
          reply.accept(answer);
        });
  }
}
