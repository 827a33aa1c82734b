package io.ilwon;

import io.ilwon.bank.AccountNumber;
import io.ilwon.rail.kftc.KftcSettings;
import io.ilwon.rail.kftc.TlsFiles;
import io.ilwon.rail.kftc.TlsFiles.KeyFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Reads the {@code ILWON_KFTC_…} settings, and the two files they may name. */
final class KftcVariables {
  private static final String LIVE = "https://openapi.openbanking.or.kr";

  /**
   * As many connections as eight banks take that hang with every place for sends and for holder
   * checks: the centre is one, the banks behind it are many.
   */
  private static final int CONNECTIONS_PER_SEND = 16;

  /** For inquiries, of which 32 may be under way, and tokens. */
  private static final int CONNECTIONS_BESIDE = 64;

  private final Environment environment;
  private final boolean required;

  private KftcVariables(Environment environment, boolean required) {
    this.environment = environment;
    this.required = required;
  }

  /**
   * What is wrong is told in any case, what is missing only where it is required.
   *
   * @param bankSends sends a bank gets from this node at once
   * @return empty where something is missing or wrong
   */
  static Optional<KftcSettings> read(
      Environment environment, Timings timings, int bankSends, boolean required) {
    return new KftcVariables(environment, required).settings(timings, bankSends);
  }

  private Optional<KftcSettings> settings(Timings timings, int bankSends) {
    URI url = url();
    String id = needed("ILWON_KFTC_CLIENT_ID", environment.secret("ILWON_KFTC_CLIENT_ID"));
    String secret =
        needed("ILWON_KFTC_CLIENT_SECRET", environment.secret("ILWON_KFTC_CLIENT_SECRET"));
    String institution = needed("ILWON_KFTC_INSTITUTION", institution());
    AccountNumber account = needed("ILWON_KFTC_ACCOUNT", account());
    String phrase = needed("ILWON_KFTC_PASS_PHRASE", environment.secret("ILWON_KFTC_PASS_PHRASE"));
    TlsParts parts = tls();
    if (url == null
        || id == null
        || secret == null
        || institution == null
        || account == null
        || phrase == null
        || parts == null) {
      return Optional.empty();
    }
    SSLContext tls = context(parts);
    if (tls == null) {
      return Optional.empty();
    }
    return Optional.of(
        new KftcSettings(
            url,
            id,
            secret,
            institution,
            account,
            phrase,
            tls,
            timings.bankAnswer(),
            CONNECTIONS_PER_SEND * bankSends + CONNECTIONS_BESIDE,
            timings.settleHorizon().orElse(KftcSettings.SETTLE_HORIZON)));
  }

  /** One problem for each name: what was wrong is not missing too. */
  private <T> @Nullable T needed(String name, Optional<T> value) {
    boolean told =
        environment.problems().stream().anyMatch(problem -> problem.name().startsWith(name));
    if (value.isEmpty() && required && !told) {
      environment.problem(name, "missing; ILWON_RAIL=kftc needs it, copy it from the contract");
    }
    return value.orElse(null);
  }

  private Optional<String> institution() {
    return environment.parsed(
        "ILWON_KFTC_INSTITUTION",
        "10 characters, A to Z and 0 to 9",
        text -> {
          if (!text.matches("[A-Z0-9]{10}")) {
            throw new IllegalArgumentException("no institution");
          }
          return text;
        });
  }

  private Optional<AccountNumber> account() {
    try {
      return environment.secret("ILWON_KFTC_ACCOUNT").map(AccountNumber::new);
    } catch (IllegalArgumentException e) {
      environment.problem("ILWON_KFTC_ACCOUNT", "not 6 to 16 digits; leave dashes and blanks out");
      return Optional.empty();
    }
  }

  private @Nullable URI url() {
    String name = "ILWON_KFTC_URL";
    URI url;
    try {
      url = new URI(environment.text(name).orElse(LIVE));
    } catch (URISyntaxException e) {
      environment.problem(name, "not like https://host; change it or leave it out");
      return null;
    }
    boolean plain = "http".equals(url.getScheme());
    boolean whole =
        (plain || "https".equals(url.getScheme()))
            && url.getHost() != null
            && url.getRawUserInfo() == null
            && url.getRawQuery() == null
            && url.getRawFragment() == null;
    if (!whole) {
      environment.problem(name, "not like https://host; change it or leave it out");
      return null;
    }
    if (plain && !isLoopback(url.getHost())) {
      environment.problem(name, "plain http is for a stub bank on this machine; write https");
      return null;
    }
    return url;
  }

  /** By its spelling alone: what a name server says today it may not say tomorrow. */
  static boolean isLoopback(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    if (!host.matches("[0-9.]+|\\[[0-9a-fA-F:]+]")) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** What TLS is to be opened with; the machine's own trust where no file is named. */
  private record TlsParts(Optional<KeyFile> keys, Optional<Path> trusted) {}

  private @Nullable TlsParts tls() {
    String keysName = "ILWON_KFTC_KEYSTORE";
    String passwordName = "ILWON_KFTC_KEYSTORE_PASSWORD";
    Optional<Path> keys = environment.path(keysName);
    Optional<String> password = environment.secret(passwordName);
    if (keys.isPresent() != password.isPresent()) {
      String missing = keys.isPresent() ? passwordName : keysName;
      environment.problem(missing, "missing beside the other one; set both or neither");
      return null;
    }
    Optional<Path> trusted = environment.path("ILWON_KFTC_TRUSTSTORE");
    Optional<KeyFile> file = keys.map(path -> new KeyFile(path, password.orElseThrow()));
    boolean good =
        file.isEmpty()
            || opens(
                keysName,
                "no PKCS12 file that opens with its password",
                new TlsParts(file, Optional.empty()));
    good &=
        trusted.isEmpty()
            || opens(
                "ILWON_KFTC_TRUSTSTORE",
                "no certificates in PEM",
                new TlsParts(Optional.empty(), trusted));
    return good ? new TlsParts(file, trusted) : null;
  }

  private boolean opens(String name, String rule, TlsParts parts) {
    if (context(parts) != null) {
      return true;
    }
    environment.problem(name, rule + "; check the file and its rights");
    return false;
  }

  private static @Nullable SSLContext context(TlsParts parts) {
    try {
      return TlsFiles.open(parts.keys(), parts.trusted());
    } catch (IOException | GeneralSecurityException e) {
      return null;
    }
  }
}
