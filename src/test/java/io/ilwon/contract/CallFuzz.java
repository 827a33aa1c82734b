package io.ilwon.contract;

import io.ilwon.fuzz.Mutator;
import io.ilwon.http.RawClient;
import io.ilwon.http.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connection's stream of requests, whole and broken, and what is wrong with their answers. The
 * same seed makes the same requests but for the ids and keys in them.
 */
public final class CallFuzz {
  private static final Pattern OPENED = Pattern.compile("\"submissionId\":\"([a-z2-7]{32})\"");
  private static final Pattern AN_ID = Pattern.compile("[a-z2-7]{32}");
  private static final Pattern PASSBOOK = Pattern.compile("\"remitterName\":\"([0-9]{3})");
  private static final java.util.Set<String> HEADERS =
      java.util.Set.of(
          "date",
          "content-type",
          "content-length",
          "connection",
          "allow",
          "retry-after",
          "cache-control");

  /** What is shared by all connections: whose each submission is. */
  public record Shared(
      int port, Duration longest, ClosedList list, ConcurrentMap<String, String> owners) {}

  private final Shared shared;
  private final List<Tenant> tenants;
  private final FuzzTally tally;
  private Wire wire;

  /** A connection of its own. */
  public CallFuzz(Shared shared, List<Tenant> tenants, FuzzTally tally) throws IOException {
    this.shared = shared;
    this.tenants = tenants;
    this.tally = tally;
    this.wire = new Wire(shared.port());
  }

  /** One request, or some, of this chance; at most a handful. */
  public void step(long seed) throws IOException {
    Random random = new Random(seed);
    CallGrammar grammar = new CallGrammar(random, tenants, this::code);
    int mode = random.nextInt(100);
    if (mode < 88) {
      whole(List.of(grammar.next()), seed);
    } else if (mode < 94) {
      List<Draft> drafts = new ArrayList<>();
      for (int i = 2 + random.nextInt(4); i > 0; i--) {
        drafts.add(grammar.next());
      }
      whole(drafts, seed);
    } else {
      broken(grammar.next(), random, seed);
    }
  }

  /** Whole HTTP, several at once if there are: each has its answer, in order. */
  private void whole(List<Draft> drafts, long seed) throws IOException {
    long begin = System.nanoTime();
    for (Draft draft : drafts) {
      wire.send(draft.bytes());
    }
    for (Draft draft : drafts) {
      Optional<RawClient.Answer> answer = answer(draft.method.equals("HEAD"), seed, draft.bytes());
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      if (answer.isEmpty()) {
        tally.finding(seed, "no answer", "", draft.bytes());
        renew();
        return;
      }
      judge(draft, answer.get(), took, seed);
      if ("close".equals(answer.get().headers().get("connection"))) {
        renew();
        return;
      }
    }
  }

  /** Broken HTTP on a connection of its own: answers of the list, or a connection that ends. */
  private void broken(Draft draft, Random random, long seed) throws IOException {
    // Broken, nobody knows any more whether an answer has a body.
    draft.method = draft.method.equals("HEAD") ? "GET" : draft.method;
    byte[] bytes = draft.bytes();
    byte[] sent =
        random.nextInt(3) == 0
            ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length))
            : new Mutator(random).mutated(bytes, bytes);
    renew();
    long begin = System.nanoTime();
    wire.send(sent);
    wire.end();
    int answers = 0;
    // A broken length makes the rest of a body another request.
    for (Optional<RawClient.Answer> answer = answer(false, seed, sent);
        answer.isPresent();
        answer = answer(false, seed, sent)) {
      answers++;
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      common(answer.get(), took, seed, sent);
      String told = Golden.told(answer.get());
      shared
          .list()
          .problem(Optional.empty(), told)
          .ifPresent(problem -> tally.finding(seed, problem, told, sent));
      leaks(draft.tenant, told, seed, sent);
      learn(draft, told);
    }
    String text = new String(sent, StandardCharsets.ISO_8859_1);
    if (answers == 0 && text.contains("\r\n\r\n")) {
      tally.silent();
    }
    tally.answered(answers == 0 ? 0 : 1);
    renew();
  }

  private Optional<RawClient.Answer> answer(boolean head, long seed, byte[] sent)
      throws IOException {
    try {
      return wire.answer(head);
    } catch (IOException | NumberFormatException e) {
      tally.finding(seed, "no HTTP: " + e, "", sent);
      renew();
      return Optional.empty();
    }
  }

  private void judge(Draft draft, RawClient.Answer answer, Duration took, long seed) {
    byte[] sent = draft.bytes();
    String told = Golden.told(answer);
    tally.answered(answer.status());
    common(answer, took, seed, sent);
    if (!draft.method.equals("HEAD")) {
      shared
          .list()
          .problem(Optional.of(draft.route()), told)
          .ifPresent(problem -> tally.finding(seed, problem, told, sent));
    }
    leaks(draft.tenant, told, seed, sent);
    boolean step1OrPage = !draft.foreign || told.contains("\"Items\"");
    if (!step1OrPage && answer.status() == 200 && !opened(told)) {
      tally.finding(seed, "another project's submission is more than unknown", told, sent);
    }
    learn(draft, told);
  }

  private static boolean opened(String told) {
    return OPENED.matcher(told).find();
  }

  private void common(RawClient.Answer answer, Duration took, long seed, byte[] sent) {
    if (answer.status() >= 500) {
      tally.finding(seed, "a fault of ours", Golden.told(answer), sent);
    }
    if (took.compareTo(shared.longest()) > 0) {
      tally.finding(seed, "answered after " + took, Golden.told(answer), sent);
    }
    if (!"no-store".equals(answer.headers().get("cache-control"))) {
      tally.finding(seed, "an answer that may be kept on its way", Golden.told(answer), sent);
    }
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      if (!HEADERS.contains(header.getKey())) {
        tally.finding(seed, "a header nobody knows: " + header, Golden.told(answer), sent);
      }
    }
    tally.slowest(took);
  }

  /** Nobody hears another project's words or ids. */
  private void leaks(Tenant asking, String told, long seed, byte[] sent) {
    for (Tenant other : tenants) {
      if (!other.word().equals(asking.word()) && told.contains(other.word())) {
        tally.finding(seed, "another project's words", told, sent);
      }
    }
    for (Matcher id = AN_ID.matcher(told); id.find(); ) {
      String owner = shared.owners().get(id.group());
      if (owner != null && !owner.equals(asking.word())) {
        tally.finding(seed, "another project's submission", told, sent);
      }
    }
  }

  private void learn(Draft draft, String told) {
    Matcher id = OPENED.matcher(told);
    if (id.find()) {
      shared.owners().put(id.group(1), draft.tenant.word());
      draft.tenant.opened(id.group(1));
    } else if (draft.paysTo.isPresent() && told.contains("\"success\":true")) {
      draft.tenant.paid(draft.id, draft.paysTo.get());
    }
  }

  /** As a person reads it off the statement. */
  private Optional<String> code(String account) {
    String path = "/sandbox/passbook?bankCode=004&accountNumber=" + account;
    try {
      RawClient.Answer answer =
          RawClient.once(shared.port(), "GET " + path + " HTTP/1.1\r\nhost: x\r\n\r\n");
      Matcher code = PASSBOOK.matcher(answer.body());
      return code.find() ? Optional.of(code.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void renew() throws IOException {
    wire.close();
    wire = new Wire(shared.port());
  }
}
