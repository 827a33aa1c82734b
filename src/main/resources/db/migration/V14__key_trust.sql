-- What nodes tell each other, twice a second, of the codes typed through a live key. A row is made by its first outcome.
create table key_trust (
  key_id     text        primary key check (key_id ~ '^[a-z2-7]{32}$'),
  -- The oldest first, w for wrong and r for right: the last hundred, or those on trial while next_trial says so.
  outcomes   text        not null check (outcomes ~ '^[rw]{0,100}$'),
  -- Absent: every guess is evaluated.
  next_trial timestamptz,
  -- How often an operator opened the key; what a node heard before does not count after.
  lifts      integer     not null check (lifts >= 0),
  at         timestamptz not null,
  constraint fewer_than_twenty_on_trial check (next_trial is null or length(outcomes) < 20)
);
