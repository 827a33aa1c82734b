-- What operators noted about a verification: rows are only ever added. The text is sealed under the submission's data
-- key together with who wrote it and when: it is unreadable as soon as the person's data is erased.
create table submission_memo (
  submission text collate "C" not null check (length(submission) between 22 and 64),
  id         uuid        not null,
  at         timestamptz not null,
  operator   text        not null check (length(operator) between 1 and 200),
  text       bytea       not null check (octet_length(text) <= 4096),
  primary key (submission, id)
);

-- Filters of the list that an operator has given a name: kinds of verifications, never a person's data.
create table saved_view (
  operator text        not null check (operator ~ '^[a-z2-7]{32}$'),
  name     text        not null check (name = btrim(name) and length(name) between 1 and 40),
  filters  text        not null check (length(filters) <= 400 and filters ~ '^[A-Za-z0-9_=&,-]+$'),
  made_at  timestamptz not null,
  primary key (operator, name)
);
