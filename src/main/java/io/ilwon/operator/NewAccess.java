package io.ilwon.operator;

import org.jspecify.annotations.Nullable;

/** An access before it has an id and an instant. */
record NewAccess(
    String operator,
    String address,
    Access.Kind kind,
    @Nullable String subject,
    @Nullable String reason,
    @Nullable Long rows,
    @Nullable String fields,
    @Nullable String watermark) {
  NewAccess(String operator, String address, Access.Kind kind) {
    this(operator, address, kind, null, null, null, null, null);
  }

  NewAccess of(String whose) {
    return new NewAccess(operator, address, kind, whose, reason, rows, fields, watermark);
  }

  NewAccess because(String why) {
    return new NewAccess(operator, address, kind, subject, why, rows, fields, watermark);
  }

  NewAccess leaving(long many, String columns, String mark) {
    return new NewAccess(operator, address, kind, subject, reason, many, columns, mark);
  }

  @Override
  public String toString() {
    return "NewAccess[" + kind + "]";
  }
}
