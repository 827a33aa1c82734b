-- What operators have stopped: 'all', or one bank by its code. A row ends when an operator resumes, never by itself.
create table bank_stop (
  bank_code text primary key check (bank_code = 'all' or bank_code ~ '^[0-9]{3}$'),
  at        timestamptz not null,
  reason    text not null check (length(reason) between 1 and 200),
  operator  text not null check (length(operator) between 1 and 200)
);

-- When a bank takes no transfers, by an operator's word, for one rail. The public directory's hours are not here: they
-- are hints. 'hours' and 'stop' come again and are a text in Seoul's time, a 'window' comes once.
create table bank_hours (
  id        uuid primary key,
  rail      text not null check (rail <> 'sandbox'),
  bank_code text not null check (bank_code = 'all' or bank_code ~ '^[0-9]{3}$'),
  kind      text not null check (kind in ('hours', 'stop', 'window')),
  rule      text,
  from_at   timestamptz,
  until_at  timestamptz,
  at        timestamptz not null,
  reason    text not null check (length(reason) between 1 and 200),
  operator  text not null check (length(operator) between 1 and 200),
  constraint a_window_has_two_ends check (
    (kind = 'window') = (rule is null) and (kind = 'window') = (from_at is not null)
    and (kind = 'window') = (until_at is not null) and (kind <> 'window' or from_at < until_at))
);
create unique index one_row_of_hours on bank_hours (rail, bank_code) where kind = 'hours';
