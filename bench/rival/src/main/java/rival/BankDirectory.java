package rival;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The banks there are, by code and by published spelling. Codes are text, never numbers. */
@Component
class BankDirectory {
  private static final int CODE = 0;
  private static final int PUBLISHED = 5;

  private final Map<String, String> codes = new HashMap<>();

  BankDirectory() throws IOException {
    try (InputStream table = new ClassPathResource("banks.tsv").getInputStream()) {
      new String(table.readAllBytes(), UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(cells -> {
            codes.put(cells[CODE], cells[CODE]);
            if (!cells[PUBLISHED].isEmpty()) {
              codes.put(cells[PUBLISHED], cells[CODE]);
            }
          });
    }
  }

  /** The bank's own code for a spelling; a spelling of no bank stays as it is. */
  String codeOf(String spelled) {
    return codes.getOrDefault(spelled, spelled);
  }

  boolean has(String code) {
    return codes.containsKey(code);
  }
}
