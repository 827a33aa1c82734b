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

-- As a server's walk leaves them: what is older than a month is deleted.
insert into account (account_index, day, places, seal)
select sha256(int8send(-i)), current_date - (i % 30)::int4, 1, decode(repeat('4b', 37), 'hex')
from generate_series(1, :count) i;

insert into account_guess (account_index, right_at, seal)
select sha256(int8send(-i)), now() - i % 30 * interval '1 day', decode(repeat('4b', 37), 'hex')
from generate_series(1, :count) i;

-- What one lane of a node wrote of them, in groups of two: begun, intent, sent, approved, each with the ends of seals.
insert into audit_chain (chain, begun_at)
values ('00000000-0000-4000-8000-000000000002', now() - interval '61 days');

insert into audit_block (chain, number, at, entries, mac)
select '00000000-0000-4000-8000-000000000002', b, now() - interval '60 days', string_agg(
    's ' || v.id || ' awaiting_deposit ' || v.tail || E'\ns ' || v.id || ' depositing ' || v.tail
      || E'\nt ' || substr(v.account, 1, 22) || ' sending ' || v.tail || E'\na ' || v.account || ' places:1 ' || v.tail
      || E'\ns ' || v.id || ' awaiting_code ' || v.tail || E'\nt ' || substr(v.account, 1, 22) || ' sent ' || v.tail
      || E'\ns ' || v.id || ' approved ' || v.tail || E'\ng ' || v.account || ' wrong:0 ' || v.tail, E'\n'),
  decode(repeat('4b', 37), 'hex')
from generate_series(1, :count / 2) b, generate_series(0, 1) k,
  lateral (select 'aaaaaa' || substr(md5('f' || 2 * b - k), 1, 26) as id, substr(md5('s' || b), 1, 11) as tail,
    md5('a' || 2 * b - k) || substr(md5('b' || b), 1, 11) as account) v
group by b;

-- Vacuum as well, as a server's autovacuum has done by then: only pages it has marked all visible are left unread by an
-- index-only scan, and analyze alone marks none.
vacuum analyze submission, transfer, account, account_guess, audit_block, audit_chain
