package io.ilwon.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The server's keys: one JSON file, mode 600, holding six Tink key sets, each for one use only. The
 * one class that touches key material in the clear. Thread-safe; keys are parsed once.
 */
public final class Keyset {
  static final Use FIELDS = new Use("fields", PredefinedAeadParameters.AES256_GCM);
  static final Use INDEX = new Use("index", PredefinedPrfParameters.HMAC_SHA256_PRF);
  private static final Use CODES = new Use("codes", PredefinedMacParameters.HMAC_SHA256_256BITTAG);
  private static final Use ROWS = new Use("rows", PredefinedMacParameters.HMAC_SHA256_128BITTAG);
  private static final Use AUDIT = new Use("audit", PredefinedMacParameters.HMAC_SHA256_256BITTAG);
  private static final Use HEADS = new Use("heads", PredefinedSignatureParameters.ED25519);
  private static final List<Use> USES = List.of(FIELDS, INDEX, CODES, ROWS, AUDIT, HEADS);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Logger LOG = LoggerFactory.getLogger(Keyset.class);

  private final Path file;
  private final FieldKeys fields;
  private final Sealer sealer;
  private final KeyWrap dataKeys;
  private final BlindIndex blindIndex;
  private final CodeMac codeMac;
  private final ContentMac rows;
  private final ContentMac audit;
  private final Signer heads;

  private volatile byte[] content;

  private Keyset(Path file, byte[] content) throws GeneralSecurityException {
    this.file = file;
    this.content = content;
    JsonNode keys = JSON.readTree(content);
    fields = new FieldKeys(FIELDS.read(keys), FIELDS.primitive(keys, Aead.class), this::lookAgain);
    sealer = new Sealer(fields);
    dataKeys = new KeyWrap(fields);
    blindIndex = new BlindIndex(INDEX.primitive(keys, PrfSet.class));
    codeMac = new CodeMac(CODES.primitive(keys, Mac.class));
    rows = new ContentMac(ROWS.primitive(keys, Mac.class));
    audit = new ContentMac(AUDIT.primitive(keys, Mac.class));
    KeysetHandle signing = HEADS.read(keys);
    heads =
        new Signer(
            signing.getPrimitive(tink(), PublicKeySign.class),
            signing.getPublicKeysetHandle().getPrimitive(tink(), PublicKeyVerify.class));
  }

  /**
   * Writes fresh keys into a new file. Throws {@link KeysetUnusable} when the file exists: what is
   * sealed under lost keys is lost.
   */
  public static void create(Path file) {
    try {
      ObjectNode keys = JSON.createObjectNode();
      for (Use use : USES) {
        keys.set(use.name, use.freshKeys());
      }
      KeyFile.write(file, bytes(keys));
    } catch (GeneralSecurityException _) {
      throw new KeysetUnusable("keys cannot be made on this machine");
    }
  }

  /** The file's keys for one use; throws as {@link #load}. */
  static KeysetHandle keys(Path file, Use use) {
    try {
      return use.read(JSON.readTree(KeyFile.read(file)));
    } catch (JacksonException | GeneralSecurityException _) {
      throw new KeysetUnusable("the file " + file + " is not a key set of this server");
    }
  }

  /** Replaces the file's keys for one use, and nothing else in it, as a whole. */
  static void replace(Path file, Use use, KeysetHandle fresh) throws GeneralSecurityException {
    ObjectNode keys = (ObjectNode) JSON.readTree(KeyFile.read(file));
    keys.set(use.name, use.text(fresh));
    KeyFile.replace(file, bytes(keys));
  }

  private static byte[] bytes(ObjectNode keys) {
    return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(keys) + "\n").getBytes(UTF_8);
  }

  /**
   * Reads the keys. Throws {@link KeysetUnusable} when the file is missing, a link, readable by
   * anyone but its owner, or not a key set.
   */
  public static Keyset load(Path file) {
    byte[] content = KeyFile.read(file);
    try {
      return new Keyset(file, content);
    } catch (JacksonException | GeneralSecurityException _) {
      throw new KeysetUnusable("the file " + file + " is not a key set of this server");
    }
  }

  /**
   * Reads the file again. Throws {@link KeysetUnusable} when it cannot be read or holds another key
   * set; then the keys stay as they were.
   *
   * @return true when its keys for fields, or for the index, are others than before
   */
  public synchronized boolean reload() {
    byte[] now = KeyFile.read(file);
    if (Arrays.equals(now, content)) {
      fields.looked();
      return false;
    }
    Keyset read = load(file);
    if (!read.keyId().equals(keyId())) {
      throw new KeysetUnusable("the file " + file + " holds another key set; put ours back");
    }
    content = now;
    fields.take(read.fields);
    blindIndex.take(read.blindIndex);
    fields.looked();
    return true;
  }

  /** A file that cannot be used leaves the keys as they were; a watch tells of it. */
  private void lookAgain() {
    try {
      reload();
    } catch (KeysetUnusable e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  public Sealer sealer() {
    return sealer;
  }

  /** What makes and opens the data keys of rows. */
  public KeyWrap dataKeys() {
    return dataKeys;
  }

  public BlindIndex blindIndex() {
    return blindIndex;
  }

  /**
   * The keys in use, as nodes tell of them.
   *
   * @param index the index key's id
   */
  public record Standing(KeyWrap.Standing fields, long index) {}

  /** What is known of the keys right now. */
  public Standing standing() {
    return new Standing(dataKeys.standing(), blindIndex.key());
  }

  public CodeMac codeMac() {
    return codeMac;
  }

  /** What seals rows against being changed by anyone but this server. */
  public ContentMac rows() {
    return rows;
  }

  /** What chains audit blocks. */
  public ContentMac audit() {
    return audit;
  }

  /** Signs the heads of audit chains for readers outside. */
  public Signer heads() {
    return heads;
  }

  /**
   * Tells key sets apart without telling anything of the keys: 16 hexadecimal digits. Made under
   * the key of rows' seals, which no rotation changes.
   */
  public String keyId() {
    byte[] mac = rows.of(Content.of("which key set is this"));
    return HexFormat.of().formatHex(mac, mac.length - 8, mac.length);
  }

  @Override
  public String toString() {
    return "Keyset " + keyId();
  }

  static Configuration tink() throws GeneralSecurityException {
    AeadConfig.register();
    PrfConfig.register();
    MacConfig.register();
    SignatureConfig.register();
    return RegistryConfiguration.get();
  }

  /** One of the uses: its name in the file and its kind of key. */
  record Use(String name, Parameters kind) {

    JsonNode freshKeys() throws GeneralSecurityException {
      return text(KeysetHandle.generateNew(kind, tink()));
    }

    JsonNode text(KeysetHandle handle) throws GeneralSecurityException {
      return JSON.readTree(
          TinkJsonProtoKeysetFormat.serializeKeyset(handle, tink(), InsecureSecretKeyAccess.get()));
    }

    <P> P primitive(JsonNode keys, Class<P> primitive) throws GeneralSecurityException {
      return read(keys).getPrimitive(tink(), primitive);
    }

    KeysetHandle read(JsonNode keys) throws GeneralSecurityException {
      return TinkJsonProtoKeysetFormat.parseKeyset(
          keys.path(name).toString(), tink(), InsecureSecretKeyAccess.get());
    }
  }
}
