-- The rotation of the index key.
--
-- Under which key a row's index was made, by the key's id in the key set; 0: before that was written down. It only
-- finds the rows a rotation has to look at. It is not sealed: what a row counts is, and no row is deleted whose sealed
-- instants are younger than a month, whatever this column says.
alter table account add column index_key int8 not null default 0;
create index account_by_index_key on account (index_key);

-- The index key each start has in use.
alter table node add column index_key int8;

-- A rotation: the key that was replaced, when every transfer under it was listed (before that nobody carries an
-- account to the new key), and when all accounts were carried whose number is known.
create table index_rotation (
  former_key int8 primary key,
  begun_at   timestamptz not null,
  listed_at  timestamptz,
  moved_at   timestamptz,
  constraint listed_before_moved check (moved_at is null or listed_at is not null)
);

-- Transfers by their account's former index. An index on transfer would cost every intent something for ever; this is
-- filled by a rotation and emptied as accounts are carried.
create table former_transfer (
  account_index bytea not null,
  transfer      uuid  not null,
  primary key (account_index, transfer)
);
