package io.ilwon.hosted;

import io.ilwon.bank.HolderName;
import io.ilwon.crypto.Content;
import io.ilwon.crypto.ContentMac;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.Packed;
import io.ilwon.crypto.Place;
import io.ilwon.crypto.Sealer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seals what must not be read in a session's row, each value bound to its project, column and row.
 * The token is sealed together with what the link was made for, so that a row in which another hand
 * has changed that is told from one of ours.
 */
final class SessionSeals {
  private static final String TABLE = "verification_session";

  private final Sealer sealer;
  private final ContentMac requests;

  SessionSeals(Keyset keys) {
    this.sealer = keys.sealer();
    this.requests = keys.rows();
  }

  /** What the link was made for, as it stands beside the token and in its seal. */
  record Made(
      String submission, String key, @Nullable String returnUrl, @Nullable String lockedBank) {}

  byte[] token(String project, SessionId id, SessionToken token, Made made) {
    String packed =
        Packed.of(
            token.unmasked(), made.submission(), made.key(), made.returnUrl(), made.lockedBank());
    return sealer.seal(packed, place(project, "token", id));
  }

  /**
   * The token again.
   *
   * @throws IllegalStateException when the row says it was made for something else
   */
  SessionToken token(String project, SessionId id, byte[] sealed, Made said) {
    List<@Nullable String> t = Packed.read(sealer.open(sealed, place(project, "token", id)));
    Made made = new Made(text(t, 1), text(t, 2), t.get(3), t.get(4));
    if (!made.equals(said)) {
      throw new IllegalStateException("a session is not as it was made");
    }
    return new SessionToken(text(t, 0));
  }

  byte @Nullable [] holder(String project, SessionId id, @Nullable HolderName holder) {
    return holder == null
        ? null
        : sealer.seal(holder.unmasked(), place(project, "locked_holder", id));
  }

  @Nullable HolderName holder(String project, SessionId id, byte @Nullable [] sealed) {
    return sealed == null
        ? null
        : new HolderName(sealer.open(sealed, place(project, "locked_holder", id)));
  }

  byte[] draft(String project, SessionId id, Draft draft) {
    return sealer.seal(draft.packed(), place(project, "draft", id));
  }

  Draft draft(String project, SessionId id, byte @Nullable [] sealed) {
    return sealed == null
        ? Draft.NOTHING
        : Draft.unpacked(sealer.open(sealed, place(project, "draft", id)));
  }

  /** Keyed: it is taken over names and addresses, which a plain hash would let somebody guess. */
  Opaque request(String project, SessionRequest r) {
    return Opaque.of(requests.of(content(project, r)));
  }

  boolean isRequest(Opaque stored, String project, SessionRequest r) {
    return requests.matches(stored.bytes(), content(project, r));
  }

  private static Content content(String project, SessionRequest r) {
    Content content =
        Content.of("verification session asked for")
            .text(project)
            .text(r.returnUrl())
            .text(r.language().word())
            .text(r.lockedBank() == null ? null : r.lockedBank().text())
            .text(r.lockedHolder() == null ? null : r.lockedHolder().unmasked());
    return switch (r.about()) {
      case SessionRequest.About.Existing e -> content.text("existing").text(e.id().text());
      case SessionRequest.About.Fresh f ->
          content
              .text("fresh")
              .text(f.applicant().email())
              .text(f.applicant().issuingCountry())
              .text(f.applicant().idType())
              .text(f.applicant().userid())
              .text(f.applicant().cf1())
              .text(f.applicant().cf2())
              .text(f.applicant().cf3())
              .text(f.applicant().customOptions());
    };
  }

  private static String text(List<@Nullable String> texts, int i) {
    @Nullable String text = texts.get(i);
    if (text == null) {
      throw new IllegalStateException("a session's token is sealed with too little");
    }
    return text;
  }

  private static Place place(String project, String column, SessionId id) {
    return new Place(project, TABLE, column, id.text());
  }
}
