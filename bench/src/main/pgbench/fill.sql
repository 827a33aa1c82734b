-- Verifications of former days, as they lie in the tables: finished, each with its won, its account and its guesses.
insert into submission (id, project, stage, won, attempts, latest_transfer, issuing_country, data_key, applicant, person,
  email_index, created_at, updated_at, ends_at, finished_at, verified_at, version, seal)
select 'aaaaaa' || substr(md5('f' || i), 1, 26), 'filledfilledfilledfilledfilledfi', 'approved', 1, 1,
  md5('t' || i)::uuid, 'KOR', decode(repeat('4b', 93), 'hex'), decode(repeat('4b', 140), 'hex'),
  decode(repeat('4b', 90), 'hex'), sha256(int8send(i)), t.at, t.at, t.at + interval '24 hours', t.at, t.at, 4,
  decode(repeat('4b', 37), 'hex')
from generate_series(1, :count) i, lateral (select now() - interval '1 day' - i % 60 * interval '1 day' as at) t;

insert into transfer (id, submission, project, attempt, state, bank_code, account_index, account, holder, rail, rail_id,
  bank_day, node, intent_at, deadline_at, lease_until, outcome_at, heard, proof, rail_reference, origin, seal)
select md5('t' || i)::uuid, 'aaaaaa' || substr(md5('f' || i), 1, 26), 'filledfilledfilledfilledfilledfi', 1, 'sent', '004',
  sha256(int8send(-i)), decode(repeat('4b', 45), 'hex'), decode(repeat('4b', 41), 'hex'), 'bench',
  substr(md5('fr' || i), 1, 20), t.at::date, '00000000-0000-4000-8000-000000000001', t.at, t.at + interval '2 seconds',
  t.at + interval '30 seconds', t.at, true, 'answer', substr(md5('fr' || i), 1, 20), decode(repeat('4b', 37), 'hex'),
  decode(repeat('4b', 37), 'hex')
from generate_series(1, :count) i, lateral (select now() - interval '1 day' - i % 60 * interval '1 day' as at) t;

insert into account (account_index, day, places, seal)
select sha256(int8send(-i)), current_date - 1 - (i % 60)::int4, 1, decode(repeat('4b', 37), 'hex')
from generate_series(1, :count) i;

insert into account_guess (account_index, right_at, seal)
select sha256(int8send(-i)), now() - interval '1 day', decode(repeat('4b', 37), 'hex')
from generate_series(1, :count) i;

analyze submission, transfer, account, account_guess
