package io.ilwon.rail.kftc;

import java.util.Optional;

/** What one asks the centre for. */
public enum Job {
  TOKEN("/oauth/2.0/token"),
  SEND("/v2.0/transfer/deposit/acnt_num"),
  HOLDER("/v2.0/inquiry/real_name"),
  RECEIVE("/v2.0/inquiry/receive"),
  RESULT("/v2.0/transfer/result");

  public final String path;

  Job(String path) {
    this.path = path;
  }

  static Optional<Job> at(String path) {
    for (Job job : values()) {
      if (job.path.equals(path)) {
        return Optional.of(job);
      }
    }
    return Optional.empty();
  }
}
