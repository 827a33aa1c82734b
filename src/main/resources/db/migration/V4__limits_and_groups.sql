-- The counters of an account, by blind index, over all projects. One row an account, not one a day: whoever locks
-- it first on a new day rolls it. Reconciliation may count past ten, so the cap is the statement's, not a CHECK's.
create table account (
  account_index bytea primary key check (length(account_index) = 32),
  day           date not null default date '1970-01-01',
  places        int4 not null default 0 check (places >= 0),
  checks_day    date not null default date '1970-01-01',
  checks        int4 not null default 0 check (checks between 0 and 10)
);

-- Wrong codes of the last 30 days, oldest first, and the last right one.
create table account_guess (
  account_index bytea primary key check (length(account_index) = 32),
  wrong_at      timestamptz[] not null default '{}' check (cardinality(wrong_at) <= 20),
  right_at      timestamptz
);

-- A group's own row: how a node whose COMMIT went unanswered learns whether it counted. A node that gives a group
-- up writes the row itself, marked abandoned; the primary key then keeps the lost transaction from ever committing.
create table group_commit (
  id        uuid primary key,
  abandoned boolean not null default false,
  at        timestamptz not null
);
create index group_commit_by_age on group_commit (at);

-- Each start of a server draws a new id. former_node is the start before it on the same data folder.
create table node (
  id          uuid primary key,
  former_node uuid,
  boot_id     text not null,
  started_at  timestamptz not null,
  ended_at    timestamptz
);
