-- The sandbox bank's own books. They belong to the bank, not to us: nothing in schema public refers
-- to them, and every row is committed before the bank answers.

create table sandbox_bank.transfer (
  rail_id        text        primary key,            -- an order is booked at most once
  account_index  bytea       not null,               -- finds an account without showing it
  account        bytea       not null,               -- sealed
  remitter_name  bytea       not null,               -- sealed: the code is in it
  reference      text        not null,
  received_at    timestamptz not null,
  settles_at     timestamptz not null,               -- until then "in process"; may be infinity
  outcome        text        not null check (outcome in ('booked', 'refused', 'lost')),
  refusal        text,
  refusal_code   text,
  taken_back_at  timestamptz,
  check ((outcome = 'refused') = (refusal is not null)),
  check ((refusal is null) = (refusal_code is null)),
  check (taken_back_at is null or outcome = 'booked'),
  check (settles_at >= received_at)
);

create index transfer_of_account on sandbox_bank.transfer (account_index);
create index transfer_taken_back on sandbox_bank.transfer (taken_back_at)
  where taken_back_at is not null;
-- Rows arrive in the order of time, so a summary of ranges is enough and costs an insert nothing.
create index transfer_lately on sandbox_bank.transfer using brin (received_at);

-- How many orders the accounts ending in 0003 have had; every second one is booked.
create table sandbox_bank.order_count (
  account_index  bytea  primary key,
  orders         bigint not null
);
