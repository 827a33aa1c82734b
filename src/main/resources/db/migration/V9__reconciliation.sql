-- Our ledger against the bank's (대사).

-- A reconciliation that has ended. covers_from, covers_to: what the statement covers, the end excluded; given says
-- whether an operator said so (else it was read off the lines). The counts: lines of ours and of others; rail ids
-- that agreed, that were changed by the run, that were adopted, and differences that need a person.
create table reconciliation (
  id           uuid        primary key,
  at           timestamptz not null,
  source       text        not null check (length(source) between 1 and 64),
  sha256       text        check (sha256 ~ '^[0-9a-f]{64}$'),
  covers_from  timestamptz,
  covers_to    timestamptz,
  given        boolean     not null,
  lines        int8        not null,
  others       int8        not null,
  agreed       int8        not null,
  changed      int8        not null,
  adopted      int8        not null,
  for_a_person int8        not null,
  operator     text        not null check (length(operator) between 1 and 200),
  constraint covers_both_or_none check ((covers_from is null) = (covers_to is null)),
  constraint covers_forward check (covers_from < covers_to),
  constraint given_is_there check (covers_from is not null or not given)
);
create index reconciliation_by_time on reconciliation (at);

-- A won the bank has booked under a rail id of ours that we do not know: a restored database has forgotten it. Its id
-- is never used again, and it has taken its place of the day. account_index is absent where the statement masks it.
create table adopted_transfer (
  rail_id        text collate "C" primary key,
  bank_code      text        not null check (bank_code ~ '^[0-9]{1,8}$'),
  account_index  bytea       check (length(account_index) = 32),
  bank_day       date        not null,
  booked_at      timestamptz not null,
  reversed       boolean     not null,
  rail_reference text        check (length(rail_reference) <= 64),
  reconciliation uuid        not null,
  adopted_at     timestamptz not null
);

-- A statement's lines while a reconciliation runs; afterwards they are deleted. number is sealed.
create table statement_line (
  run           uuid        not null,
  rail_id       text collate "C" not null,
  line          int8        not null,
  reversal      boolean     not null,
  bank_code     text        not null,
  account_index bytea,
  number        bytea,
  amount        int8        not null,
  booked_at     timestamptz not null,
  reference     text,
  staged_at     timestamptz not null,
  primary key (run, rail_id, line)
);

-- Transfers of a time. They arrive in its order, so a summary of ranges is enough and costs an intent nothing.
create index transfer_by_intent on transfer using brin (intent_at);
