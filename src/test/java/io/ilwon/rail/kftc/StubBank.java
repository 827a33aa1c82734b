package io.ilwon.rail.kftc;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * A KFTC open-banking centre with a bank behind it, on a real socket of this machine, that keeps a
 * passbook of its own and misbehaves as it is told. It believes nobody: what it records is what
 * came over the wire, character by character.
 */
public final class StubBank implements AutoCloseable {
  public static final String CLIENT_ID = "stub-client";
  public static final String CLIENT_SECRET = "stub-secret";

  private final StubScript script;
  private final StubLedger ledger;
  private final StubCentre centre;
  private final StubDoor door;
  private final Consumer<StubRequest> onRequest;
  private final Queue<StubRequest> requests = new ConcurrentLinkedQueue<>();
  private final Map<String, StubRequest> sends = new ConcurrentHashMap<>();

  private StubBank(
      int port,
      long seed,
      Clock clock,
      Consumer<StubRequest> onRequest,
      Consumer<StubCredit> onBooked)
      throws IOException {
    this.script = new StubScript(seed);
    this.ledger = new StubLedger(clock, onBooked);
    this.centre = new StubCentre(ledger);
    this.onRequest = onRequest;
    this.door = new StubDoor(port, clock, this::enter);
  }

  /** At a free port, and well. */
  public static StubBank open() throws IOException {
    return open(0, 1);
  }

  /**
   * At this port, 0 for a free one.
   *
   * @param seed of the dice for {@link StubScript#chance}
   */
  public static StubBank open(int port, long seed) throws IOException {
    return open(port, seed, Clock.systemUTC(), _ -> {}, _ -> {});
  }

  /**
   * The same with a clock, and listeners.
   *
   * @param onRequest hears of each request before anything is done
   * @param onBooked hears of each credit before it is answered
   */
  public static StubBank open(
      int port,
      long seed,
      Clock clock,
      Consumer<StubRequest> onRequest,
      Consumer<StubCredit> onBooked)
      throws IOException {
    return new StubBank(port, seed, clock, onRequest, onBooked);
  }

  public int port() {
    return door.port();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** What it shall do with which call. */
  public StubScript script() {
    return script;
  }

  /** Strict: a send whose id is known already is booked once more, so that it shows. */
  public StubBank strict(boolean on) {
    ledger.strict(on);
    return this;
  }

  /** Whose account it is; 홍길동's unless said otherwise. */
  public StubBank holder(String account, String name) {
    ledger.holder(account, name);
    return this;
  }

  /** There is no such account. */
  public StubBank missing(String account) {
    ledger.missing(account);
    return this;
  }

  /** Nobody listens any more, and who was connected no longer is; or all is well again. */
  public void refuseConnections(boolean on) throws IOException {
    door.refuse(on);
  }

  /** Closes connections that are idle for so long. */
  public void closeIdleAfter(Duration idle) {
    door.idle(idle);
  }

  /** Every token given out until now has expired ({@code O0003}). */
  public void expireTokens() {
    centre.expireTokens();
  }

  /** Every token given out until now is unknown ({@code O0002}). */
  public void forgetTokens() {
    centre.forgetTokens();
  }

  /** Takes a booking back: the statement shows it. */
  public void reverse(String tranId) {
    ledger.reverse(tranId);
  }

  /** Everything booked, in order; what was taken back included. */
  public List<StubCredit> credits() {
    return ledger.credits();
  }

  /** What was booked for one account. */
  public List<StubCredit> credits(String account) {
    return credits().stream().filter(credit -> credit.account().equals(account)).toList();
  }

  /** The bank's statement, for reconciliation. */
  public List<StubStatementRow> statement() {
    Set<String> reversed = ledger.reversed();
    return credits().stream()
        .map(credit ->
            new StubStatementRow(
                credit.tranId(),
                credit.at(),
                credit.bankCode(),
                credit.account(),
                credit.amount(),
                reversed.contains(credit.tranId())))
        .toList();
  }

  /** Every request whose head and body came whole, in order. */
  public List<StubRequest> requests() {
    return List.copyOf(requests);
  }

  public List<StubRequest> requests(Job job) {
    return requests().stream().filter(each -> each.path().equals(job.path)).toList();
  }

  public int connections() {
    return door.connections();
  }

  /** Connections that ended without one byte from the caller. */
  public int emptyConnections() {
    return door.emptyConnections();
  }

  private boolean enter(StubRequest came, StubWire wire) throws IOException {
    JsonNode body = StubFormat.parsed(came.body());
    StubRequest request = about(came, body);
    requests.add(request);
    onRequest.accept(request);
    if (request.job().isEmpty()) {
      return wire.status(404);
    }
    Behaviour behaviour = script.decide(request.job().get(), request);
    Map<String, Object> answer = centre.answer(request, body, behaviour.deed());
    return wire.answer(answer, request.path(), behaviour.manner());
  }

  private StubRequest about(StubRequest came, JsonNode body) {
    JsonNode first = body.path("req_list").path(0);
    String tranId = first.path("bank_tran_id").asString(body.path("bank_tran_id").asString(""));
    if (!tranId.isEmpty()) {
      JsonNode place = first.isMissingNode() ? body : first;
      String bank = place.path("bank_code_std").asString("");
      StubRequest about = came.about(tranId, bank, place.path("account_num").asString(""));
      if (came.path().equals(Job.SEND.path)) {
        sends.putIfAbsent(tranId, about);
      }
      return about;
    }
    String asked = first.path("org_bank_tran_id").asString("");
    StubRequest send = sends.get(asked);
    return send == null
        ? came.about(asked, "", "")
        : came.about(asked, send.bankCode(), send.account());
  }

  @Override
  public void close() {
    door.close();
    ledger.close();
  }
}
