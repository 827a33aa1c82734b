package io.ilwon.transfer;

import io.ilwon.crypto.Opaque;

/** Who has to hear what became of a transfer. */
@FunctionalInterface
public interface Outcomes {
  /**
   * Returns once the news is stored; a fault of the database is waited out, since an outcome must
   * not be dropped. Only when the process ends it may return without: what was open then is open at
   * the next start, which asks. May be called by many threads, and twice with the same news.
   */
  void tell(Address address, News news);

  /**
   * Which transfer, and whose rows hear of it.
   *
   * @param account blind index of the account
   */
  record Address(TransferId transfer, String submission, String project, Opaque account) {}
}
