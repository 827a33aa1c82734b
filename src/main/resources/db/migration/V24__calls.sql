-- Calls that did not succeed, by hour, whose key and the contract's word: told by nodes every ten seconds, kept thirty
-- days, about nobody in person. Callers nobody knows stand here without project and key.
create table failed_call (
  hour       timestamptz not null,
  project    text        not null check (length(project) <= 64),
  key        text        not null check (length(key) <= 64),
  call       text        not null check (length(call) <= 64),
  word       text        not null check (length(word) between 1 and 64),
  calls      bigint      not null check (calls > 0),
  last_at    timestamptz not null,
  -- The one that the last call with any was about; empty for none.
  submission text        not null check (length(submission) <= 64),
  primary key (hour, project, key, call, word),
  constraint a_key_has_a_project check (key = '' or project <> '')
);

-- When a key was last let in. A table of its own: a key's row is sealed, and written by people alone.
create table key_use (
  key_id  text        primary key check (key_id ~ '^[a-z2-7]{32}$'),
  used_at timestamptz not null
);
