package io.ilwon.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The sandbox bank of {@code bin/dev}, in place of the person's banking app. It is on this machine
 * alone; a server in production has no such door.
 */
public final class Sandbox {
  private final Wire wire;

  private Sandbox(Wire wire) {
    this.wire = wire;
  }

  /** The bank beside the dev server at this address. */
  public static Sandbox at(URI server) {
    Duration patience = Duration.ofSeconds(10);
    return new Sandbox(new Wire(Addresses.onThisMachine(server), "", patience, patience));
  }

  /** The three digits of the newest won on this account's statement; empty where there is none. */
  public Optional<String> code(String bankCode, String accountNumber) {
    Reply reply =
        wire.get(
            "/sandbox/passbook"
                + Addresses.query("bankCode", bankCode, "accountNumber", accountNumber));
    if (reply.status() != 200) {
      throw reply.trouble();
    }
    List<Json> lines = reply.json().items();
    return lines.stream()
        .findFirst()
        .flatMap(line -> line.optional("remitterName"))
        .filter(name -> name.matches("[0-9]{3}.*"))
        .map(name -> name.substring(0, 3));
  }

  @Override
  public String toString() {
    return "Sandbox[" + wire.server() + "]";
  }
}
