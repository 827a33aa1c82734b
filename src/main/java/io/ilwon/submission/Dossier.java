package io.ilwon.submission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything stored of one submission, for the operator who asks what happened.
 *
 * @param genuine false when another hand has changed its row
 * @param now the database's clock
 * @param stage the word of its stage as it is stored
 * @param comment why it was rejected
 * @param won sent or perhaps sent
 * @param codeExpiresAt while a code can be typed
 * @param verifiedAt when the right code was typed; an approval by PATCH has none
 * @param wrongAt when each wrong code was typed
 * @param applicant null when it was erased or does not open
 * @param transfers in their order
 */
public record Dossier(
    SubmissionId id,
    String project,
    boolean genuine,
    Instant now,
    String stage,
    @Nullable String comment,
    int failures,
    int won,
    Instant createdAt,
    Instant endsAt,
    @Nullable Instant codeExpiresAt,
    @Nullable Instant finishedAt,
    @Nullable Instant verifiedAt,
    @Nullable Instant deletedAt,
    @Nullable Instant erasedAt,
    List<Instant> wrongAt,
    @Nullable Applicant applicant,
    @Nullable Person person,
    List<DossierTransfer> transfers,
    List<DossierLink> links,
    List<DossierDeed> deeds,
    List<DossierMemo> memos) {
  public Dossier {
    wrongAt = List.copyOf(wrongAt);
    transfers = List.copyOf(transfers);
    links = List.copyOf(links);
    deeds = List.copyOf(deeds);
    memos = List.copyOf(memos);
  }

  @Override
  public String toString() {
    return "Dossier[" + id + "]";
  }
}
