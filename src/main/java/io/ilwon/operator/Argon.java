package io.ilwon.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as Argon2id (RFC 9106), in the usual text form. About 50 ms and 19 MiB each, so that
 * only two are reckoned at a time, whoever knocks.
 */
final class Argon {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int BYTES = 32;
  private static final int SALT = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Semaphore TWO = new Semaphore(2, true);
  private static final String START = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";

  /** Of a password nobody has: whoever types an unknown name waits as long. */
  static final String NOBODYS = hash("\u0000");

  private Argon() {}

  static String hash(String password) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return START
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(reckoned(password, salt));
  }

  /** In the same time for a right and a wrong one. */
  static boolean matches(String password, String hash) {
    String[] parts = hash.split("\\$", -1);
    boolean ours = hash.startsWith(START) && parts.length == 6;
    byte[] salt = ours ? Base64.getDecoder().decode(parts[4]) : new byte[SALT];
    byte[] expected = ours ? Base64.getDecoder().decode(parts[5]) : new byte[BYTES];
    return MessageDigest.isEqual(expected, reckoned(password, salt)) && ours;
  }

  private static byte[] reckoned(String password, byte[] salt) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] out = new byte[BYTES];
    TWO.acquireUninterruptibly();
    try {
      generator.generateBytes(password.getBytes(UTF_8), out);
    } finally {
      TWO.release();
    }
    return out;
  }
}
