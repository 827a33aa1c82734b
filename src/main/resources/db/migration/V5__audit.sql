-- What a person did to the server, written in the transaction that did it; rows are only ever added.
create table audit_entry (
  id       uuid primary key,
  at       timestamptz not null,
  action   text not null check (length(action) between 1 and 200),
  subject  text not null check (length(subject) between 1 and 200),
  detail   text not null check (length(detail) between 1 and 200),
  reason   text not null check (length(reason) between 1 and 200),
  operator text not null check (length(operator) between 1 and 200),
  second   text check (length(second) between 1 and 200),
  constraint two_people_are_two check (second is null or lower(btrim(second)) <> lower(btrim(operator)))
);
create index audit_entry_by_subject on audit_entry (subject, at);
