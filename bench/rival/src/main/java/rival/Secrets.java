package rival;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Everything made of keys: sealed fields, MACs of codes, blind indexes of accounts. */
@Component
class Secrets {
  private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey fields;
  private final SecretKey codes;
  private final SecretKey accounts;

  Secrets(Settings settings) {
    byte[] master = master(settings.masterKey());
    fields = derived(master, "fields", "AES");
    codes = derived(master, "codes", "HmacSHA256");
    accounts = derived(master, "accounts", "HmacSHA256");
  }

  private byte[] master(String base64) {
    if (base64.isEmpty()) {
      LOG.warn("RIVAL_MASTER_KEY is not set: what this process stores, no other can read");
      return random(KEY_BYTES);
    }
    byte[] key = Base64.getDecoder().decode(base64);
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("RIVAL_MASTER_KEY must be base64 of 32 bytes");
    }
    return key;
  }

  private static SecretKey derived(byte[] master, String purpose, String algorithm) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(new SecretKeySpec(master, "Generic"))
              .thenExpand(purpose.getBytes(UTF_8), KEY_BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] random(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return drawn;
  }

  /** 128 random bits, fit for a URL. */
  String newId() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(16));
  }

  /** Three digits, each of 000 to 999 as likely as any other. */
  String newCode() {
    return "%03d".formatted(random.nextInt(1000));
  }

  /** So many characters of A–Z and 0–9. */
  String newLetters(int length) {
    StringBuilder letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".charAt(random.nextInt(36)));
    }
    return letters.toString();
  }

  /** AES-256-GCM under a fresh nonce, which stands before the ciphertext. */
  byte[] seal(String text) {
    try {
      byte[] nonce = random(NONCE_BYTES);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, fields, new GCMParameterSpec(TAG_BITS, nonce));
      byte[] plain = text.getBytes(UTF_8);
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String open(byte[] sealed) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      var nonce = new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES);
      cipher.init(Cipher.DECRYPT_MODE, fields, nonce);
      return new String(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES), UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is stored of a code; bound to its one transfer. */
  byte[] codeMac(String railId, String code) {
    return mac(codes, railId + " " + code);
  }

  boolean isCode(byte[] mac, String railId, String typed) {
    return MessageDigest.isEqual(mac, codeMac(railId, typed));
  }

  /** Finds an account without showing it. */
  String accountId(String bankCode, String number) {
    return HexFormat.of().formatHex(mac(accounts, bankCode + " " + number));
  }

  /** A slow hash protects what can be guessed; 256 random bits cannot. */
  static String keyHash(String apiKey) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] mac(SecretKey key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
