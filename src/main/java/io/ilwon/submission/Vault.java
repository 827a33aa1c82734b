package io.ilwon.submission;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.HolderName;
import io.ilwon.crypto.BlindIndex;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Fingerprints;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.Packed;
import io.ilwon.crypto.Place;
import io.ilwon.transfer.AccountIndex;
import io.ilwon.transfer.TransferFields;
import io.ilwon.transfer.TransferId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Seals what must not be readable in the database under its submission's data key, each field bound
 * to its project, column and row.
 */
final class Vault {
  private final BlindIndex index;
  private final AccountIndex accounts;
  private final TransferFields transfers;

  Vault(Keyset keys) {
    this.index = keys.blindIndex();
    this.accounts = new AccountIndex(keys.blindIndex());
    this.transfers = new TransferFields(keys.dataKeys());
  }

  Opaque accountIndex(Account account) {
    return accounts.of(account);
  }

  /** The account's index under the keys of one moment. */
  Fingerprints accountIndexes(Account account) {
    return accounts.both(account);
  }

  /** What the search has to look for: under every index key at hand. */
  List<byte[]> emailIndexes(String project, String email) {
    return index.each("email", project, email);
  }

  /** The same of a userid. */
  List<byte[]> useridIndexes(String project, String userid) {
    return index.each("userid", project, userid);
  }

  Opaque emailIndex(String project, String email) {
    return Opaque.of(index.of("email", project, email));
  }

  Opaque useridIndex(String project, String userid) {
    return Opaque.of(index.of("userid", project, userid));
  }

  DataKey freshKey(String project, SubmissionId id) {
    return transfers.freshKey(project, id.text());
  }

  DataKey key(String project, SubmissionId id, @Nullable Opaque wrapped) {
    return transfers.key(project, id.text(), wrapped);
  }

  Opaque seal(DataKey key, String project, SubmissionId id, Applicant a) {
    String packed =
        Packed.of(
            a.email(),
            a.issuingCountry(),
            a.idType(),
            a.userid(),
            a.cf1(),
            a.cf2(),
            a.cf3(),
            a.customOptions());
    return key.seal(packed, place(project, "applicant", id));
  }

  Applicant applicant(DataKey key, String project, SubmissionId id, Opaque sealed) {
    List<@Nullable String> t = Packed.read(key.open(sealed, place(project, "applicant", id)));
    return new Applicant(
        text(t, 0), text(t, 1), text(t, 2), t.get(3), t.get(4), t.get(5), t.get(6), t.get(7));
  }

  Opaque seal(DataKey key, String project, SubmissionId id, Person p) {
    String packed = Packed.of(p.name(), p.dateOfBirth(), p.gender(), p.nationality());
    return key.seal(packed, place(project, "person", id));
  }

  Person person(DataKey key, String project, SubmissionId id, Opaque sealed) {
    List<@Nullable String> t = Packed.read(key.open(sealed, place(project, "person", id)));
    return new Person(text(t, 0), t.get(1), t.get(2), t.get(3));
  }

  Opaque seal(DataKey key, String project, SubmissionId id, Editor editor) {
    return key.seal(editor.name(), place(project, "edited_by", id));
  }

  Opaque seal(DataKey key, String project, TransferId id, AccountNumber number) {
    return transfers.seal(key, project, id, number);
  }

  Opaque seal(DataKey key, String project, TransferId id, HolderName holder) {
    return transfers.seal(key, project, id, holder);
  }

  AccountNumber number(DataKey key, String project, TransferId id, Opaque sealed) {
    return transfers.number(key, project, id, sealed);
  }

  HolderName holder(DataKey key, String project, TransferId id, Opaque sealed) {
    return transfers.holder(key, project, id, sealed);
  }

  private static String text(List<@Nullable String> texts, int i) {
    return Objects.requireNonNull(texts.get(i));
  }

  private static Place place(String project, String column, SubmissionId id) {
    return new Place(project, "submission", column, id.text());
  }
}
