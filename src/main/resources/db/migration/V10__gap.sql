-- What a hold asks operators to reconcile (invariant I28).
--
-- gap_from       the last sign of life known when the hold began; the gap ends at held_since. Absent: the database
--                knew none, so no statement can cover what it may have forgotten
-- held_system, held_timeline  the server the hold is about; another one begins a hold anew
alter table cluster
  add column gap_from timestamptz,
  add column held_system text,
  add column held_timeline text;

-- A hold that stands already: heartbeats go on while it is held, so only what is older than it speaks. Its server is
-- left open; the first node that looks begins it anew.
update cluster c set gap_from = (
  select max(s.at) from node n cross join lateral (values (n.beat_at), (n.started_at)) as s(at) where s.at < c.held_since)
where c.held_since is not null;

alter table cluster
  add constraint gap_belongs_to_a_hold check (
    held_since is not null or (gap_from is null and held_system is null and held_timeline is null));

-- begun_at  before the statement was read; a run that another server saw begin may have lost a part. Absent in
--           runs from before this column
alter table reconciliation add column begun_at timestamptz;
