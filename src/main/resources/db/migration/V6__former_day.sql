-- What an account's day before its present one had already used, and no longer may give back: a clock that ran
-- ahead over midnight and comes back finds that day's places again (invariant I3).
alter table account add column former_day date not null default date '1970-01-01';
alter table account add column former_places int4 not null default 0 check (former_places >= 0);
