package io.ilwon;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names this server knows. They are an interface: none is ever renamed. */
final class SettingNames {
  static final String PREFIX = "ILWON_";
  static final String FILE = "_FILE";

  /** What may also stand in a file of its own, named by {@code …_FILE}. */
  private static final Set<String> SECRET =
      Set.of(
          "ILWON_DB_PASSWORD",
          "ILWON_KFTC_CLIENT_ID",
          "ILWON_KFTC_CLIENT_SECRET",
          "ILWON_KFTC_ACCOUNT",
          "ILWON_KFTC_PASS_PHRASE",
          "ILWON_KFTC_KEYSTORE_PASSWORD");

  private static final Set<String> OPEN =
      Set.of(
          "ILWON_HTTP_PORT",
          "ILWON_ADMIN_PORT",
          "ILWON_DATA_DIR",
          "ILWON_DB_URL",
          "ILWON_DB_USER",
          "ILWON_MODE",
          "ILWON_PUBLIC_URL",
          "ILWON_OTLP_URL",
          "ILWON_DESK_URL",
          "ILWON_ACCESS_LOG_YEARS",
          "ILWON_KEYSET",
          "ILWON_RAIL",
          "ILWON_KFTC_URL",
          "ILWON_KFTC_INSTITUTION",
          "ILWON_KFTC_KEYSTORE",
          "ILWON_KFTC_TRUSTSTORE",
          "ILWON_BANK_ANSWER_MS",
          "ILWON_BANK_SENDS",
          "ILWON_ANSWER_MS",
          "ILWON_INQUIRY_MS",
          "ILWON_SETTLE_HORIZON_MS",
          "ILWON_SEND_DEADLINE_MS",
          "ILWON_LEASE_MS",
          "ILWON_RESEND_GAP_MS",
          "ILWON_CODE_LIFE_MS",
          "ILWON_DAILY_WON",
          "ILWON_TOTAL_WON",
          "ILWON_WEBHOOK_PRIVATE_RANGES");

  private static final Set<String> KNOWN =
      Stream.of(OPEN.stream(), SECRET.stream(), SECRET.stream().map(name -> name + FILE))
          .flatMap(each -> each)
          .collect(Collectors.toCollection(TreeSet::new));

  private static final int PUT_IN = 1;
  private static final int TAKEN_OUT = 2;
  private static final int CHANGED = 3;

  private SettingNames() {}

  /** A misspelt setting must not be a default in silence, so each unknown name is a problem. */
  static List<SettingsProblem> unknown(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
        .sorted()
        .map(
            name -> new SettingsProblem(name, "unknown; " + closest(name) + " is meant? Rename it"))
        .toList();
  }

  private static String closest(String name) {
    return KNOWN.stream()
        .min(Comparator.comparingInt(known -> distance(name, known)))
        .orElseThrow();
  }

  /**
   * The price of making one of the other: characters put in 1, taken out 2, changed 3. Who writes a
   * wrong name mostly left a part of the right one out.
   */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j * PUT_IN;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i * TAKEN_OUT;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : CHANGED);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(diagonal + TAKEN_OUT, row[j - 1] + PUT_IN));
      }
    }
    return row[to.length()];
  }
}
