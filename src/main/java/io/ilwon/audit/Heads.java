package io.ilwon.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.Signer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The heads of all chains at one moment, as a signed text that is kept outside the database. With
 * it whoever rewrites the audit from the first block on, or cuts its end off, is found.
 *
 * @param at the database's clock when they were read
 */
public record Heads(Instant at, List<Head> chains) {
  private static final String FIRST = "ilwon audit head 1";
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  public Heads {
    chains = List.copyOf(chains);
  }

  /** Lines of text, the last one a signature over those before it. */
  public String signed(Signer signer) {
    StringBuilder text = new StringBuilder(FIRST).append("\nat ").append(at).append('\n');
    for (Head head : chains) {
      text.append("chain ").append(head.chain()).append(' ').append(head.number()).append(' ');
      text.append(BASE64.encodeToString(head.mac().bytes())).append('\n');
    }
    String signature = BASE64.encodeToString(signer.sign(text.toString().getBytes(UTF_8)));
    return text.append("signature ").append(signature).append('\n').toString();
  }

  /**
   * Reads such a text.
   *
   * @throws IllegalArgumentException for a text that this key set did not sign
   */
  public static Heads read(String text, Signer signer) {
    int end = text.lastIndexOf("signature ");
    try {
      String body = text.substring(0, Math.max(0, end));
      byte[] signature =
          Base64.getDecoder().decode(text.substring(end + "signature ".length()).strip());
      if (end > 0 && signer.signed(signature, body.getBytes(UTF_8))) {
        return of(body.split("\n", -1));
      }
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException _) {
      // Told below: what is wrong with a forged head is nobody's business.
    }
    throw new IllegalArgumentException("the head is not signed by this key set");
  }

  private static Heads of(String[] lines) {
    if (!lines[0].equals(FIRST)) {
      throw new IllegalArgumentException(lines[0]);
    }
    List<Head> heads = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("chain")) {
        Opaque mac = Opaque.of(Base64.getDecoder().decode(words[3]));
        heads.add(new Head(UUID.fromString(words[1]), Long.parseLong(words[2]), mac));
      }
    }
    return new Heads(Instant.parse(lines[1].substring("at ".length())), heads);
  }
}
