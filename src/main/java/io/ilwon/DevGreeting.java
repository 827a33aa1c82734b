package io.ilwon;

import java.io.Console;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a dev server says when it is ready.
 *
 * @param freshKey the sample project's key when it was made just now; it is shown this once
 */
record DevGreeting(
    String url, String adminUrl, Path folder, Optional<String> freshKey, long readyMillis) {
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  /** Whether the terminal wants colours: there is one, and nobody said NO_COLOR. */
  static boolean colours(Map<String, String> environment) {
    return !environment.containsKey("NO_COLOR")
        && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  String text(boolean colours) {
    String bold = colours ? BOLD : "";
    String plain = colours ? PLAIN : "";
    return """

    %1$s일원 ilwon%2$s  준비됐어요 · ready in %3$s s

    %1$s볼 곳 · where to look%2$s
      써 보기 try it   %4$s/demo
      폰 fake phone   %4$s/sandbox/phone
      API            %4$s   (docs/contract.md)
      통장 passbook   %4$s/sandbox/passbook?bankCode=004&accountNumber=12345678901234
      상태 health     %5$s/readyz

    %1$s해 보기 · try it (paste as it is)%2$s
      %6$s
      curl -s %4$s/v3/submission/step1 -H "x-api-key: $KEY" -H 'content-type: application/json' \\
        -d '{"email":"hong@example.com","issuingCountry":"KOR","idType":"passport"}'
      다음 단계는 README에 있어요 · the next steps are in README.md

    %1$s데이터 · data%2$s  %7$s
      그만두려면 Ctrl-C, 처음부터 하려면 이 폴더를 지우세요 · Ctrl-C stops, deleting the folder starts over

    %1$s안전하지 않은 점 · what is unsafe here%2$s
      돈은 움직이지 않아요: 은행은 연습용이에요 · no money moves: the bank is a sandbox
      통장은 이 컴퓨터의 누구나 볼 수 있고, 암호 키는 데이터 옆에 있어요 · anyone on this machine reads the passbook,
      and the encryption keys lie beside the data. Never put real people's data here.

    """
        .formatted(
            bold,
            plain,
            String.format(java.util.Locale.ROOT, "%.1f", readyMillis / 1000.0),
            url,
            adminUrl,
            key(),
            folder);
  }

  @Override
  public String toString() {
    return "DevGreeting[" + url + "]";
  }

  /** A key is shown once; later the shell takes it from the file that only its owner can read. */
  private String key() {
    return freshKey
        .map(key -> "KEY=" + key)
        .orElse("KEY=$(sed 's/.*\"key\":\"\\([^\"]*\\)\".*/\\1/' '" + folder + "/dev.json')");
  }
}
