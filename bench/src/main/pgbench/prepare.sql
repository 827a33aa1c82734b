-- Submissions as Step 1 leaves them, before the clock, for pgbench's callers to verify: numbers from :from to :to.
-- Ids begin with a step of time and go on at random, as ours do; sealed fields are as long as ours.
insert into submission (id, project, stage, issuing_country, data_key, applicant, email_index, created_at, updated_at,
  ends_at, seal)
select 'aaaaaa' || substr(md5(i::text), 1, 26), 'benchbenchbenchbenchbenchbenchbe', 'awaiting_deposit', 'KOR',
  decode(repeat('4b', 93), 'hex'), decode(repeat('4b', 140), 'hex'), sha256(int8send(i)), now(), now(),
  now() + interval '4 hours', decode(repeat('4b', 37), 'hex')
from generate_series(:from, :to) i
