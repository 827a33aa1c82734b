package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.bank.BankCode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's own marks of banks: {@code branding/banks/004.svg} in the data folder. Read once;
 * a file that is not a plain picture is left out, and the log says which.
 */
final class Branding {
  private static final Logger LOG = LoggerFactory.getLogger(Branding.class);

  private final Map<String, byte[]> pictures = new HashMap<>();

  Branding(Path dataFolder) {
    Path folder = dataFolder.resolve("branding").resolve("banks");
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[0-9][0-9][0-9].svg")) {
      for (Path file : files) {
        read(file);
      }
    } catch (IOException unreadable) {
      LOG.warn("branding/banks cannot be read: every bank keeps the mark of this program");
    }
  }

  private void read(Path file) throws IOException {
    Optional<String> picture = SafeSvg.of(Files.readAllBytes(file));
    if (picture.isPresent()) {
      String code = file.getFileName().toString().substring(0, 3);
      pictures.put(code, picture.get().getBytes(UTF_8));
    } else {
      LOG.warn(
          "branding/banks/{} is left out: it holds more than shapes and colours",
          file.getFileName());
    }
  }

  /** Where the operator's own mark of this bank is; null where there is none. */
  @Nullable String address(BankCode bank) {
    return pictures.containsKey(bank.text()) ? Assets.MARKS + bank + ".svg" : null;
  }

  /** The picture as {@code image/svg+xml}. */
  Optional<byte[]> picture(String code) {
    return Optional.ofNullable(pictures.get(code)).map(byte[]::clone);
  }
}
