-- What operators look for that no call asks for.
--
-- Transfers of an account. For each 64 pages it says which accounts are certainly not there: an intent writes nothing
-- into it, since pages at the table's end are summed up by vacuum alone. Not yet summed up is at most what came since,
-- a fifth of the table by PostgreSQL's defaults; that is read through.
create index transfer_by_account on transfer
  using brin (account_index bytea_bloom_ops (n_distinct_per_range = 1000, false_positive_rate = 0.001))
  with (pages_per_range = 64);

-- Whether a submission came by a link; compared as submissions' ids are. One entry a link; its rows live two days at most.
create index verification_session_by_submission on verification_session (submission collate "C");
