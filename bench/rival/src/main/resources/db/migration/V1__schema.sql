create table api_key (
  hash       text        primary key,
  project    text        not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

create table submission (
  id              text        primary key,
  version         integer     not null,
  project         text        not null,
  status          text        not null check (status in ('INCOMPLETE', 'APPROVED', 'REJECTED')),
  comment         text,
  failures        integer     not null check (failures between 0 and 5),
  wrong_guesses   integer     not null check (wrong_guesses between 0 and 3),
  won             integer     not null check (won between 0 and 5),
  latest_transfer uuid,
  applicant       bytea       not null,
  person          bytea,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  ends_at         timestamptz not null,
  check ((status = 'REJECTED') = (comment is not null))
) with (fillfactor = 80);

-- One row an account, over all projects; the id is an HMAC of bank and number.
create table account (
  id            text    primary key,
  day           date,
  places        integer not null check (places between 0 and 10),
  last_right_at timestamptz
) with (fillfactor = 80);

create table transfer (
  id              uuid        primary key,
  submission_id   text        not null references submission,
  account_id      text        not null references account,
  state           text        not null check (state in ('SENDING', 'SENT', 'REFUSED', 'UNKNOWN')),
  bank_code       text        not null,
  account_number  bytea       not null,
  holder          bytea       not null,
  rail_id         text        not null unique,
  code_mac        bytea       not null,
  heard           boolean     not null,
  refusal         text,
  bank_word       text,
  intent_at       timestamptz not null,
  outcome_at      timestamptz,
  next_inquiry_at timestamptz not null,
  inquiries       integer     not null,
  check ((state in ('SENDING', 'UNKNOWN')) = (outcome_at is null)),
  check ((state = 'REFUSED') = (refusal is not null))
) with (fillfactor = 80);
create index transfer_by_submission on transfer (submission_id);
create unique index one_open_transfer_per_submission on transfer (submission_id)
  where state in ('SENDING', 'UNKNOWN');
create index open_transfer_by_account on transfer (account_id) where state in ('SENDING', 'UNKNOWN');
create index transfer_to_inquire on transfer (next_inquiry_at) where state in ('SENDING', 'UNKNOWN');

create table wrong_guess (
  id            uuid        primary key,
  account_id    text        not null references account,
  submission_id text        not null,
  at            timestamptz not null
);
create index wrong_guess_by_account on wrong_guess (account_id, at);

create table audit_entry (
  id            uuid        primary key,
  submission_id text        not null,
  at            timestamptz not null,
  event         text        not null,
  detail        text
);
create index audit_entry_by_submission on audit_entry (submission_id, at);
