-- What people on the page are told while a stop lasts, in both languages or in none; sealed with the stop.
alter table bank_stop
  add column message_ko text check (length(message_ko) between 1 and 200),
  add column message_en text check (length(message_en) between 1 and 200),
  add constraint a_message_in_both_languages check ((message_ko is null) = (message_en is null));

-- Projects whose sends an operator has stopped. A row ends when an operator resumes, never by itself.
create table project_stop (
  project  text primary key check (length(project) between 1 and 64),
  at       timestamptz not null,
  reason   text not null check (length(reason) between 1 and 200),
  operator text not null check (length(operator) between 1 and 200),
  seal     bytea
);
