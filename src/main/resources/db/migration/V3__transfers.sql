-- One row a transfer: our order to move one won. Its first record is the intent, stored as sending.
--
-- rail_id        our key at the bank, never used twice (invariant I12)
-- bank_day       the day in Asia/Seoul whose place the intent took
-- code_mac       keyed MAC over (id, digits); the digits themselves are stored nowhere
-- deadline_at    after this instant the first byte can no longer leave
-- lease_until    until then the node that made the intent may act on it
-- heard          a caller was answered success for it
-- queued_at      a person has to look: the inquiries are used up, or what the bank says contradicts what was proven
create table transfer (
  id              uuid primary key,
  submission      text collate "C" not null,
  project         text not null,
  attempt         int4 not null check (attempt > 0),
  state           text not null check (state in ('sending', 'sent', 'refused', 'unknown', 'reversed', 'sent_late')),
  bank_code       text not null check (bank_code ~ '^[0-9]{1,8}$'),
  account_index   bytea not null check (length(account_index) = 32),
  account         bytea,
  holder          bytea,
  rail            text not null,
  rail_id         text collate "C" not null,
  bank_day        date not null,
  code_mac        bytea,
  code_wrong      int4 not null default 0 check (code_wrong between 0 and 3),
  node            uuid not null,
  intent_at       timestamptz not null,
  deadline_at     timestamptz not null,
  lease_until     timestamptz not null,
  outcome_at      timestamptz,
  heard           boolean not null default false,
  proof           text check (proof in ('answer', 'inquiry', 'code', 'notice', 'operator')),
  refusal         text check (refusal in ('NO_SUCH_BANK', 'ACCOUNT_NOT_VERIFIED', 'ACCOUNT_CANNOT_RECEIVE', 'RAIL_UNAVAILABLE',
                                          'UNCLASSIFIED', 'NOT_REQUESTED', 'HELD_BACK')),
  rail_code       text check (length(rail_code) <= 64),
  rail_reference  text check (length(rail_reference) <= 64),
  last_seen       text check (length(last_seen) <= 64),
  inquiries       int4 not null default 0,
  next_inquiry_at timestamptz,
  queued_at       timestamptz,
  queue_reason    text,
  constraint open_or_certain check ((state in ('sending', 'unknown')) = (outcome_at is null)),
  constraint refused_says_why check ((state in ('refused', 'sent_late')) = (refusal is not null)),
  constraint certain_has_proof check ((outcome_at is null) = (proof is null)),
  constraint heard_only_when_sent check (not heard or state in ('sent', 'reversed')),
  constraint unknown_is_asked_or_queued check (state <> 'unknown' or next_inquiry_at is not null or queued_at is not null),
  constraint only_unknown_is_asked check (state = 'unknown' or next_inquiry_at is null),
  constraint queued_says_why check ((queued_at is null) = (queue_reason is null)),
  constraint lease_covers_deadline check (deadline_at < lease_until)
);

-- The rule that matters most (invariant I2).
create unique index one_open_transfer_per_submission on transfer (submission) where state in ('sending', 'unknown');
create unique index transfer_by_rail_id on transfer (rail_id);
create unique index transfer_by_submission on transfer (submission, attempt);
-- By outcome_at, which open_or_certain ties to the state: a query that says so can use no other index. Saying the
-- states, it read the whole of one_open_transfer_per_submission, dead entries and all.
create index open_transfer_by_account on transfer (account_index) where outcome_at is null;
create index sending_by_lease on transfer (lease_until) where state = 'sending';
create index unknown_by_inquiry on transfer (next_inquiry_at) where state = 'unknown' and next_inquiry_at is not null;
create index queued_transfer on transfer (queued_at) where queued_at is not null;
