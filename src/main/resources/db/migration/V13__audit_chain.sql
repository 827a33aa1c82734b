-- Each state change, chained. A writer (a lane of a node, or all people's commands together) has a chain of its own, so
-- that groups do not queue behind one head. mac covers the block and the mac before it; entries has a line a row:
-- table, key, what it is now, and the end of the row's seal.
create table audit_chain (
  chain    uuid primary key,
  begun_at timestamptz not null
);

create table audit_block (
  chain   uuid not null,
  number  int8 not null check (number > 0),
  at      timestamptz not null,
  entries text not null,
  mac     bytea not null check (length(mac) = 37),
  primary key (chain, number)
);
create index audit_block_by_time on audit_block using brin (at);
