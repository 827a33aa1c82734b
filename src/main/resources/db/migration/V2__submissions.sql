-- One row a submission: one person's proof of one account.
--
-- stage          the state machine's word (docs/state-machine.md); CHECKs tie it to the columns it needs
-- failures       retryCount of PreStep2: attempts that certainly failed (contract: the fifth rejects)
-- wrong_guesses  retryCount of Step 2
-- won            won sent or perhaps sent; a certain refusal gives its won back, and a booking found later counts it
--                again whatever the cap says: the cap bounds what we send, not what the bank has booked
-- attempts       transfers begun; the newest is latest_transfer
-- ends_at        4 h after created_at until the first PreStep2, then 24 h after created_at
-- wrong_at       when each wrong guess was made
-- verified_at    when the right code was typed; an approval by PATCH has none
-- version        rises with each change: the condition of every write, and the order of events
--
-- No foreign keys between the hot tables: every writer holds the submission's lock first, and an engine that
-- spreads rows by key can keep the table as it is.
create table submission (
  id              text collate "C" primary key check (length(id) between 22 and 64),
  project         text not null,
  stage           text not null check (stage in ('awaiting_deposit', 'depositing', 'awaiting_code', 'approved', 'rejected')),
  comment         text check (comment in ('too_many_retry', 'timeout', 'edited')),
  failures        int4 not null default 0 check (failures between 0 and 5),
  wrong_guesses   int4 not null default 0 check (wrong_guesses between 0 and 5),
  won             int4 not null default 0 check (won >= 0),
  attempts        int4 not null default 0 check (attempts >= 0),
  latest_transfer uuid,
  code_expires_at timestamptz,
  issuing_country text not null check (issuing_country ~ '^[A-Z]{3}$'),
  applicant       bytea,
  person          bytea,
  edited_by       bytea,
  email_index     bytea,
  userid_index    bytea,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  ends_at         timestamptz not null,
  finished_at     timestamptz,
  verified_at     timestamptz,
  deleted_at      timestamptz,
  wrong_at        timestamptz[] not null default '{}',
  version         int4 not null default 1,
  constraint rejected_has_a_comment check ((stage = 'rejected') = (comment is not null)),
  constraint finished_has_an_instant check ((stage in ('approved', 'rejected')) = (finished_at is not null)),
  constraint code_belongs_to_awaiting_code check ((stage = 'awaiting_code') = (code_expires_at is not null)),
  constraint deposit_belongs_to_a_transfer check (stage not in ('depositing', 'awaiting_code') or latest_transfer is not null),
  constraint transfers_are_counted check ((attempts > 0) = (latest_transfer is not null)),
  constraint fifth_failure_rejects check (failures < 5 or stage = 'rejected'),
  constraint wrong_guesses_have_instants check (cardinality(wrong_at) = wrong_guesses),
  constraint verified_is_approved check (verified_at is null or stage = 'approved'),
  constraint erased_only_when_deleted check (applicant is not null or deleted_at is not null),
  constraint deleted_is_finished check (deleted_at is null or stage in ('approved', 'rejected')),
  constraint ends_within_a_day check (ends_at <= created_at + interval '24 hours')
)
-- A row changes three times in a life, mostly in columns no index holds: room for that beside it.
with (fillfactor = 70);

create index submission_by_project on submission (project, created_at, id) where deleted_at is null;
create index submission_by_email on submission (project, email_index, created_at, id) where deleted_at is null;
create index submission_by_userid on submission (project, userid_index, created_at, id)
  where deleted_at is null and userid_index is not null;
create index submission_running_out on submission (ends_at) where finished_at is null;
