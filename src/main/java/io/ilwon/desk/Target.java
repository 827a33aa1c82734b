package io.ilwon.desk;

import io.ilwon.transfer.Banks;

/** What a stop is of. */
sealed interface Target {
  String PROJECT = "project:";
  String BANK = "bank:";

  /** One bank, or all of them. */
  record OfBanks(Banks banks) implements Target {}

  /** One project. */
  record OfProject(String id) implements Target {}

  /** As forms and addresses have it. */
  default String word() {
    return switch (this) {
      case OfBanks(var banks) -> banks.one().isEmpty() ? banks.word() : BANK + banks.word();
      case OfProject(var id) -> PROJECT + id;
    };
  }
}
