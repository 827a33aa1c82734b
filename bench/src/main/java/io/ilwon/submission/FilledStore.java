package io.ilwon.submission;

import io.ilwon.db.RoundTrip;

/** Finished verifications as their last change left them. */
final class FilledStore {
  static final RoundTrip SUBMISSIONS =
      RoundTrip.of(
          """
          insert into submission (id, project, stage, comment, wrong_guesses, won, attempts,
            latest_transfer, issuing_country, data_key, applicant, email_index, userid_index,
            created_at, updated_at, ends_at, finished_at, verified_at, wrong_at, version, seal)
          select i.id, i.project, i.stage, i.comment, i.wrong, i.won, i.attempts, i.latest, 'KOR',
            i.key, i.applicant, i.email, i.userid, i.at, i.finished, i.ends, i.finished, i.verified,
            array(select i.at + k * interval '40 seconds' from generate_series(1, i.wrong) k), 4,
            i.seal
          from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as i (id, project, stage,
            comment, wrong, won, attempts, latest, key, applicant, email, userid, at, ends, finished,
            verified, seal)\
          """);

  static final RoundTrip TRANSFERS =
      RoundTrip.of(
          """
          insert into transfer (id, submission, project, attempt, state, bank_code, account_index,
            account, holder, rail, rail_id, bank_day, node, intent_at, deadline_at, lease_until,
            outcome_at, proof, refusal, rail_code, rail_reference, origin, seal)
          select i.id, i.submission, i.project, 1, i.state, i.bank, i.index, i.account, i.holder,
            'bench', i.rail_id, i.day, i.node, i.at, i.deadline, i.lease, i.outcome, 'answer',
            i.refusal, i.code, i.reference, i.origin, i.seal
          from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as i (id,
            submission, project, state, bank, index, account, holder, rail_id, day, node, at,
            deadline, lease, outcome, refusal, code, reference, origin, seal)\
          """);

  private FilledStore() {}
}
