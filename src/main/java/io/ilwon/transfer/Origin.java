package io.ilwon.transfer;

import io.ilwon.crypto.Content;
import io.ilwon.crypto.Opaque;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What of a transfer never changes after its intent (but for the index key's rotation) and is read
 * outside its group: whoever could change it would have the bank asked about another account, or
 * another submission told of it.
 */
record Origin(
    TransferId id,
    String submission,
    String project,
    String bankCode,
    Opaque account,
    String rail,
    String railId) {

  static Origin of(Intent i) {
    return new Origin(
        i.transfer().id(),
        i.submission(),
        i.project(),
        i.bankCode(),
        i.transfer().account(),
        i.rail(),
        i.transfer().railId());
  }

  /** What {@link #read} reads, of a table called {@code t}. */
  static final String COLUMNS =
      """
      t.id, t.submission, t.project, t.bank_code, t.account_index, t.rail, t.rail_id, t.origin\
      """;

  static Origin read(ResultSet row) throws SQLException {
    return new Origin(
        new TransferId(row.getObject("id", UUID.class)),
        row.getString("submission"),
        row.getString("project"),
        row.getString("bank_code"),
        Opaque.of(row.getBytes("account_index")),
        row.getString("rail"),
        row.getString("rail_id"));
  }

  Origin under(Opaque index) {
    return new Origin(id, submission, project, bankCode, index, rail, railId);
  }

  Content content() {
    return Content.of("transfer origin")
        .uuid(id.uuid())
        .text(submission)
        .text(project)
        .text(bankCode)
        .bytes(account.bytes())
        .text(rail)
        .text(railId);
  }
}
