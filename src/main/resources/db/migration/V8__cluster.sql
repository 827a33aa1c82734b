-- Which server this database may send from, and whether it may have forgotten transfers (invariant I28). One row.
--
-- system_id, timeline  the server that was accepted; another one holds
-- generation           rises with each acceptance; what a node remembers of an earlier one is outdated
-- statement            what two people said about the gap; the hold ends when each open transfer was inquired as well
create table cluster (
  only_row   boolean primary key default true check (only_row),
  system_id  text not null check (length(system_id) between 1 and 20),
  timeline   text not null check (timeline ~ '^[0-9A-F]{8}$'),
  generation int8 not null default 1 check (generation > 0),
  held_since timestamptz,
  held_why   text check (held_why in ('system', 'timeline', 'went_back', 'copied', 'stale')),
  statement  text check (statement in ('nothing_lost', 'reconciled')),
  stated_at  timestamptz,
  constraint held_says_why check ((held_since is null) = (held_why is null)),
  constraint stated_says_when check ((statement is null) = (stated_at is null))
);

-- What was open when the hold began, and how often it had been inquired about by then.
create table held_transfer (
  transfer  uuid primary key,
  inquiries int4 not null
);

-- beat   heartbeats of this start so far; a database with fewer than the node has seen is older
-- place  of the folder's file "node" when this start wrote it: a copy of the folder has another
alter table node
  add column beat int8 not null default 0,
  add column beat_at timestamptz,
  add column place text;
