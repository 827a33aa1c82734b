package io.ilwon.contract;

import io.ilwon.fuzz.Mutator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Requests as the contract has them, some of them broken on purpose. */
final class CallGrammar {
  private static final List<String> ENDINGS =
      List.of(
          "0001", "0002", "0003", "0005", "0006", "0007", "0008", "0011", "0012", "0013", "0014");

  /** Six to eight seconds each. */
  private static final List<String> SLOW = List.of("0004", "0010");

  private final Random random;
  private final Mutator mutator;
  private final List<Tenant> tenants;
  private final Function<String, Optional<String>> codes;

  /**
   * Draws from {@code random} alone, and from what the tenants hold.
   *
   * @param codes the code on an account's statement
   */
  CallGrammar(Random random, List<Tenant> tenants, Function<String, Optional<String>> codes) {
    this.random = random;
    this.mutator = new Mutator(random);
    this.tenants = tenants;
    this.codes = codes;
  }

  /** Half of them whole, half broken somewhere. */
  Draft next() {
    Tenant tenant = tenants.get(random.nextInt(tenants.size()));
    int kind = random.nextInt(100);
    Draft draft;
    if (kind < 25) {
      draft = step1(tenant);
    } else if (kind < 55) {
      draft = deposit(tenant);
    } else if (kind < 75) {
      draft = guess(tenant);
    } else if (kind < 88) {
      draft = read(tenant);
    } else if (kind < 95) {
      draft = edit(tenant);
    } else {
      draft = delete(tenant);
    }
    draft.chunked = !draft.fields.isEmpty() && chance(12);
    if (chance(2)) {
      CallBreaker breaker = new CallBreaker(random, mutator);
      for (int times = 1 + random.nextInt(2); times > 0; times--) {
        breaker.breakOne(draft);
      }
    }
    return draft;
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  private String word(Tenant tenant) {
    return tenant.word() + "-" + random.nextInt(1000);
  }

  private Draft step1(Tenant tenant) {
    Draft draft =
        new Draft(tenant, "POST", ContractWords.STEP1)
            .text("email", word(tenant) + "@" + tenant.word() + ".example")
            .text("issuingCountry", chance(5) ? "USA" : "KOR")
            .text("idType", "passport");
    for (String name : List.of("userid", "cf1", "cf2", "customOptions")) {
      if (chance(2)) {
        draft.text(name, word(tenant));
      }
    }
    return maybeForm(draft, List.of("idImage", "idBackImage"));
  }

  private Draft maybeForm(Draft draft, List<String> images) {
    if (chance(3)) {
      draft.asForm();
      images.stream().filter(_ -> chance(3)).forEach(draft.images::add);
    }
    return draft;
  }

  /** Mostly one of its own; sometimes another project's, which must be as good as none. */
  private Tenant.Held held(Draft draft) {
    Tenant.Held held = draft.tenant.any(random);
    if (chance(8)) {
      Tenant other = tenants.get(random.nextInt(tenants.size()));
      held = other.any(random);
      draft.foreign = !other.equals(draft.tenant);
    }
    draft.id = held.id();
    return held;
  }

  private Draft deposit(Tenant tenant) {
    String path = chance(3) ? ContractWords.PRE_STEP2_AS_TITLED : ContractWords.PRE_STEP2;
    Draft draft = new Draft(tenant, "POST", path);
    Tenant.Held held = held(draft);
    boolean moves = random.nextInt(10) > 0;
    String account = "7%06d".formatted(random.nextInt(1_000_000)) + ending();
    draft
        .text("submissionId", held.id())
        .text("requestType", moves ? ContractWords.OCCUPANCY : ContractWords.NAME_CHECK)
        .text("userName", tenant.word() + "홍길동")
        .text(
            "bankCode",
            chance(12) ? List.of("20", "020", "4", "999").get(random.nextInt(4)) : "004")
        .text("accountNumber", held.account().filter(_ -> chance(3)).orElse(account));
    draft.paysTo = moves ? Optional.of(account) : Optional.empty();
    return draft;
  }

  private String ending() {
    if (chance(1_500)) {
      return SLOW.get(random.nextInt(SLOW.size()));
    }
    return chance(5) ? ENDINGS.get(random.nextInt(ENDINGS.size())) : "8901";
  }

  private Draft guess(Tenant tenant) {
    Draft draft = new Draft(tenant, "POST", ContractWords.STEP2);
    Tenant.Held held = held(draft);
    String code = "%03d".formatted(random.nextInt(1000));
    if (chance(3) && held.account().isPresent()) {
      code = codes.apply(held.account().get()).orElse(code);
    }
    draft
        .text("submissionId", held.id())
        .text("name", tenant.word() + "홍길동")
        .text("date_of_birth", "1990-12-31")
        .text(
            List.of("authCode", "code", "accountCode", "verificationCode").get(random.nextInt(4)),
            code);
    if (chance(4)) {
      draft.text("nationality", "KOR");
    }
    return maybeForm(draft, List.of("faceImage"));
  }

  private Draft read(Tenant tenant) {
    Draft draft = new Draft(tenant, "GET", ContractWords.SUBMISSION);
    draft.contentType = "";
    if (chance(2)) {
      draft.query = "?submission_id=" + held(draft).id();
      return draft;
    }
    List<String> parts = new ArrayList<>();
    parts.add("count=" + (chance(3) ? 1 + random.nextInt(9) : chance(50) ? 2_000 : 3));
    Tenant whose = chance(8) ? tenants.get(random.nextInt(tenants.size())) : tenant;
    if (chance(3)) {
      parts.add("userid=" + word(whose));
    }
    if (chance(3)) {
      parts.add("email=" + encoded(word(whose) + "@" + whose.word() + ".example"));
    }
    if (chance(3)) {
      parts.add("start_date=2026-02-2" + random.nextInt(9));
      parts.add("end_date=2026-03-0" + random.nextInt(10));
    }
    if (chance(3)) {
      parts.add("nextpage_id=" + whose.any(random).id());
      parts.add("nextpage_date=2026-03-01-09-%02d-00-UTC".formatted(random.nextInt(60)));
    }
    draft.query = "?" + String.join("&", parts);
    return draft;
  }

  private Draft edit(Tenant tenant) {
    Draft draft = new Draft(tenant, "PATCH", ContractWords.SUBMISSION);
    draft.text("submissionId", held(draft).id()).text("admin", "kim");
    String data = chance(3) ? "\"kycStatus\":\"" + (chance(2) ? "approved" : "rejected") + '"' : "";
    String more = data.isEmpty() || chance(2) ? "\"cf1\":\"" + word(tenant) + '"' : "";
    draft.fields.put(
        "data", "{" + data + (data.isEmpty() || more.isEmpty() ? "" : ",") + more + "}");
    return draft;
  }

  private Draft delete(Tenant tenant) {
    Draft draft = new Draft(tenant, "DELETE", ContractWords.SUBMISSION);
    draft.contentType = "";
    draft.query = "?submission_id=" + held(draft).id() + "&admin_name=" + encoded("김 admin");
    return draft;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
