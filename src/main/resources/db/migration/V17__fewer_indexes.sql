-- A submission changes three times within minutes, and a change that touches no index costs a third of one that does.
-- So no index is over what these changes write: ends_at, finished_at.

-- When to look whether a submission's time has run out: made with it, put off once its time is longer, gone after
-- its end.
create table submission_due (
  due_at timestamptz not null,
  id     text collate "C" not null,
  primary key (due_at, id)
);
insert into submission_due (due_at, id) select ends_at, id from submission where finished_at is null;
drop index submission_running_out;

-- What retention looks for is found by when it began; it ended within a day.
drop index submission_to_erase;
drop index submission_to_forget;
create index submission_to_forget on submission (created_at) where applicant is null;

drop index submission_by_project;
drop index submission_by_email;
drop index submission_by_userid;
create index submission_by_project on submission (project, created_at, id)
  where deleted_at is null and erased_at is null;
create index submission_by_email on submission (project, email_index, created_at, id)
  where deleted_at is null and erased_at is null;
create index submission_by_userid on submission (project, userid_index, created_at, id)
  where deleted_at is null and erased_at is null and userid_index is not null;

-- A block of a busy group has three thousand characters of keys and MACs, which hardly shrink: neither the attempt nor
-- a table beside this one is worth its time.
alter table audit_block alter column entries set storage external;
alter table audit_block set (toast_tuple_target = 8160);
