package io.ilwon.desk;

import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.http.Texts;
import io.ilwon.operator.AccessLog;
import io.ilwon.submission.Dossiers;
import io.ilwon.submission.Register;
import io.ilwon.submission.Tallies;
import io.ilwon.transfer.Hold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the screens stand on that show what happened.
 *
 * @param holds why nothing is sent to a bank now, as this node knows it
 * @param webhooks who is told
 * @param demo where a first verification can be made; null outside dev
 */
public record Reading(
    Register register,
    Dossiers dossiers,
    Tallies tallies,
    AccessLog access,
    BankDirectory banks,
    ProjectNames projects,
    Hold holds,
    WebhookRoom webhooks,
    @Nullable String demo) {
  @Override
  public String toString() {
    return "Reading";
  }

  /** The chosen project, or all there are. */
  List<String> projects(Visit visit) {
    return visit.project().map(List::of).orElseGet(() -> List.copyOf(projects.all().keySet()));
  }

  /** The bank's name, or its code where nobody knows one. */
  String bank(Texts words, String code) {
    return banks
        .byCode(new BankCode(code))
        .map(bank -> words.lang().equals("ko") ? bank.nameKo() : bank.nameEn())
        .orElse(code);
  }
}
