-- The submission's own key, wrapped by the key set. Under it are sealed applicant, person and edited_by, and its
-- transfers' account and holder: once it is gone, they open nowhere any more, in no backup's copy made afterwards.
alter table submission add column data_key bytea;

-- When retention erased the row's personal data; what DELETE erased has deleted_at. Both are found by nobody.
alter table submission add column erased_at timestamptz;
alter table submission drop constraint erased_only_when_deleted;
alter table submission
  add constraint erased_only_when_deleted check (applicant is not null or deleted_at is not null or erased_at is not null),
  add constraint retention_erases_the_finished check (erased_at is null or finished_at is not null),
  add constraint erased_has_nothing_personal check (erased_at is null or (applicant is null and person is null
    and edited_by is null and email_index is null and userid_index is null and data_key is null));
create index submission_to_erase on submission (project, finished_at)
  where finished_at is not null and applicant is not null;
create index submission_to_forget on submission (finished_at) where finished_at is not null and applicant is null;

-- Codes whose MAC is still there.
create index transfer_with_a_code on transfer (intent_at) where code_mac is not null;

-- Days from a submission's end until its personal data is erased. Absent: the server's default.
alter table project add column retention_days integer check (retention_days between 1 and 1825);

-- Keys of the key set by their ids: the newest that this start has read from its file, and the one it wraps with.
alter table node
  add column newest_key int8,
  add column key_in_use int8;
