package io.ilwon;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Texts in records that anybody may read: ids, banks, states, words of ours, of operators and of
 * specifications. A text of a customer's, or a secret, never belongs here: its record masks it.
 */
final class PublicWords {
  /** A record, then its components. */
  private static final List<String> TABLE =
      List.of(
          "DevFile url",
          "DevGreeting url adminUrl",
          "DoctorCommand$Finding what told",
          "FoundServer$Word railIdPrefix",
          "ResealStore$Value key",
          "ServerFile mode databaseUrl databaseUser passwordFile keyset",
          "SettingsProblem name rule",
          "audit.AuditEntry action subject detail reason operator second",
          "audit.Block entries",
          "audit.LastLines$Last tails row",
          "audit.By operator reason",
          "audit.Line table key now tail",
          "audit.SealedRow table key",
          "audit.Verification$Result problems",
          "bank.Bank nameKo nameEn kind formerNames publishedName hours regularStop",
          "bank.BankCode text",
          "crypto.Keyset$Use name",
          "crypto.Place project table column row",
          "db.DatabaseAddress url user",
          "db.MigrationLine version description type script",
          "db.PostgresBinaries version",
          "guard.Identity system timeline",
          "guard.Starting bootId place formerPlace",
          "Settings publicUrl",
          "hosted.BankMark letters",
          "hosted.Banks$Shown shortKo shortEn",
          "hosted.Scene reference",
          "hosted.Session project returnUrl",
          "hosted.SessionId text",
          "hosted.SessionSeals$Made submission key returnUrl lockedBank",
          "hosted.SessionStore$New project",
          "hosted.States$Said kind",
          "hosted.Typed$Name text",
          "hosted.View$Account bank",
          "hosted.View$Frame screen",
          "hosted.View$State kind",
          "http.Response contentType",
          "project.KeyFinding$Ended why",
          "project.KeyFinding$Forged table row",
          "project.KeyId text",
          "project.Project name returnUrls frameAncestors",
          "project.ProjectId text",
          "project.ProjectSettings name returnUrls frameAncestors",
          "project.ProjectSeals$KeyRow id project kind scopes",
          "project.WonBudget$Name scope",
          "project.WonBudgetStore$Won scope",
          "rail.Notice railId",
          "rail.StatementLine railId reference",
          "rail.TransferOrder railId",
          "rail.TransferOutcome$Refused railCode",
          "rail.TransferOutcome$Sent railReference",
          "rail.TransferOutcome$Unknown lastSeen",
          "rail.kftc.Answer head",
          "rail.kftc.Answer$Row railId bankCode day number amount",
          "rail.kftc.Grant$Denied why",
          "rail.kftc.HolderAnswer head id bankCode",
          "rail.kftc.KftcSettings institution",
          "rail.kftc.Question path",
          "rail.kftc.Reply$Lost how",
          "rail.kftc.Reply$NotSent why",
          "rail.kftc.ResponseCodes$Row codes",
          "rail.sandbox.Handling$Refuses code",
          "rail.sandbox.Handling$RefusesEveryOther code",
          "reconciliation.Finding railId transfer submission state account",
          "reconciliation.Ours$Ordered submission project",
          "reconciliation.Reconciler$Errand operator reason",
          "reconciliation.StagingStore$Key railId",
          "reconciliation.Statement$Read sha256",
          "reconciliation.StatementUnreadable$Problem column rule",
          "reconciliation.Theirs railId reference",
          "sandbox.Call method path about",
          "sandbox.View$Call method path millis about times",
          "sandbox.View$Deposit time",
          "sandbox.View$Ending digits told",
          "sandbox.View$Handset from",
          "sandbox.View$Shell title here",
          "sandbox.View$Suggestion bank",
          "sandbox.View$Toggle word name hint",
          "submission.Applicant issuingCountry idType",
          "submission.Changes erased",
          "submission.Command$AskHolder project",
          "submission.Command$Delete project",
          "submission.Command$Deposit project railId bankCode",
          "submission.Command$Edit project",
          "submission.Command$Guess project",
          "submission.Command$MoreTime project",
          "submission.Command$Open project issuingCountry",
          "submission.Command$TellHolder project",
          "submission.DepositAnswer$NotRecorded reason",
          "submission.DepositAnswer$NotRequested reason",
          "submission.Event$DepositAsked railId",
          "submission.Found$Attempt outcome",
          "submission.Found$FoundAccount state",
          "submission.KeyTrust$Open outcomes",
          "submission.KeyTrust$Shut trials",
          "submission.ReindexStore$Numbered submission project bankCode",
          "submission.ReindexStore$Searched project",
          "submission.Sender rail",
          "submission.SettleAnswer$NotUnknown state",
          "submission.Standing$Latest state",
          "submission.Submission issuingCountry",
          "submission.SubmissionFinder$Owned project",
          "submission.SubmissionId text",
          "submission.SubmissionReadStore$Stored stage comment",
          "submission.SubmissionReadStore$StoredTransfer submission bankCode state refusal",
          "submission.SealCheck$Result problems",
          "submission.SubmissionStore$Changed project",
          "submission.SubmissionStore$Row project",
          "transfer.Asking reason",
          "transfer.CalendarRow rail",
          "transfer.FoundTransfer state proof lastSeen rail railId",
          "transfer.HoldSeal$HoursRow rail bank kind rule reason operator",
          "transfer.HoldSeal$StopRow table key reason operator ko en",
          "transfer.Inquiries$Question bankCode railId",
          "transfer.Inquiries$Told railId",
          "transfer.Intent submission project bankCode rail",
          "transfer.News$Disputed why",
          "transfer.News$SenderLost how",
          "transfer.ProjectStop project",
          "transfer.StopMessage ko en",
          "transfer.OperatorHoldStore$Standing forged",
          "transfer.Outcomes$Address submission project",
          "transfer.State$Refused railCode",
          "transfer.State$Sent railReference",
          "transfer.State$Unknown lastSeen",
          "transfer.Transfer railId",
          "transfer.Origin submission project bankCode rail railId",
          "transfer.StateColumns proof refusal code reference lastSeen");

  /** Each as {@code Record.component}. */
  static final Set<String> ALL = all();

  private PublicWords() {}

  private static Set<String> all() {
    Set<String> all = new TreeSet<>();
    for (String row : TABLE) {
      String[] words = row.split(" ");
      Arrays.stream(words).skip(1).forEach(each -> all.add(words[0] + "." + each));
    }
    return all;
  }
}
