-- One verification the usual way: a caller, a connection, a transaction for each of intent, outcome and guess, a
-- statement for each row. An honest equal of what ilwon stores for it:
--
-- * the same tables, columns and indexes (our own migrations), values as long as ours, the same durable server;
-- * the same locks, and writes that carry their conditions; one audit row a transaction;
-- * kinder than ours where it may be: the account's row is made, checked and counted in one statement, its guesses' row made once; no row of the
--   group itself; nothing is sealed, hashed under a key or chained; no HTTP, JSON or bank; ids are reckoned, not asked.
--
-- pgbench sets client_id; the bench sets base, callers and n = 0 at the start of each run.
\set n :n + 1
\set id :base + (:n - 1) * :callers + :client_id
begin;
select stage, comment, failures, wrong_guesses, won, attempts, latest_transfer, code_expires_at, created_at, ends_at, version, data_key, seal from submission where id = 'aaaaaa' || substr(md5(:id::text), 1, 26) for update;
insert into account (account_index, day, places, seal) values (sha256(int8send(:id::int8)), (now() at time zone 'Asia/Seoul')::date, 1, decode(repeat('4b', 37), 'hex')) on conflict (account_index) do update set day = excluded.day, places = case when account.day = excluded.day then account.places + 1 else 1 end, seal = excluded.seal where account.day <> excluded.day or account.places < 10 returning places;
insert into transfer (id, submission, project, attempt, state, bank_code, account_index, account, holder, rail, rail_id, bank_day, code_mac, node, intent_at, deadline_at, lease_until, origin, seal) values ((lpad(to_hex(:id::int8), 12, '0') || substr(md5(:id::text), 1, 20))::uuid, 'aaaaaa' || substr(md5(:id::text), 1, 26), 'benchbenchbenchbenchbenchbenchbe', 1, 'sending', '004', sha256(int8send(:id::int8)), decode(repeat('4b', 45), 'hex'), decode(repeat('4b', 41), 'hex'), 'bench', substr(md5('r' || :id::text), 1, 20), (now() at time zone 'Asia/Seoul')::date, decode(repeat('4b', 37), 'hex'), '00000000-0000-4000-8000-000000000001', now(), now() + interval '2 seconds', now() + interval '30 seconds', decode(repeat('4b', 37), 'hex'), decode(repeat('4b', 37), 'hex'));
update submission set stage = 'depositing', won = won + 1, attempts = attempts + 1, latest_transfer = (lpad(to_hex(:id::int8), 12, '0') || substr(md5(:id::text), 1, 20))::uuid, ends_at = created_at + interval '24 hours', updated_at = now(), version = version + 1, seal = decode(repeat('4b', 37), 'hex') where id = 'aaaaaa' || substr(md5(:id::text), 1, 26) and version = 1;
insert into audit_block (chain, number, at, entries, mac) values (lpad(to_hex(:base::int8 + :client_id::int8), 32, '0')::uuid, :n::int8 * 3 - 2, now(), repeat('x', 180), decode(repeat('4b', 37), 'hex'));
commit;
begin;
update transfer set state = 'sent', outcome_at = now(), proof = 'answer', rail_reference = '20260101 ' || substr(md5('r' || :id::text), 1, 20), heard = true, seal = decode(repeat('4b', 37), 'hex') where id = (lpad(to_hex(:id::int8), 12, '0') || substr(md5(:id::text), 1, 20))::uuid and state = 'sending';
update submission set stage = 'awaiting_code', code_expires_at = now() + interval '5 minutes', updated_at = now(), version = version + 1, seal = decode(repeat('4b', 37), 'hex') where id = 'aaaaaa' || substr(md5(:id::text), 1, 26) and version = 2;
insert into audit_block (chain, number, at, entries, mac) values (lpad(to_hex(:base::int8 + :client_id::int8), 32, '0')::uuid, :n::int8 * 3 - 1, now(), repeat('x', 110), decode(repeat('4b', 37), 'hex'));
commit;
begin;
select s.stage, s.wrong_guesses, s.code_expires_at, s.version, s.data_key, s.seal, t.code_mac, t.code_wrong, t.account_index, t.state from submission s join transfer t on t.id = s.latest_transfer where s.id = 'aaaaaa' || substr(md5(:id::text), 1, 26) for update;
select wrong_at, right_at, seal from account_guess where account_index = sha256(int8send(:id::int8)) for update;
update submission set stage = 'approved', code_expires_at = null, finished_at = now(), verified_at = now(), person = decode(repeat('4b', 90), 'hex'), updated_at = now(), version = version + 1, seal = decode(repeat('4b', 37), 'hex') where id = 'aaaaaa' || substr(md5(:id::text), 1, 26) and version = 3;
insert into account_guess (account_index, right_at, seal) values (sha256(int8send(:id::int8)), now(), decode(repeat('4b', 37), 'hex'));
insert into audit_block (chain, number, at, entries, mac) values (lpad(to_hex(:base::int8 + :client_id::int8), 32, '0')::uuid, :n::int8 * 3, now(), repeat('x', 130), decode(repeat('4b', 37), 'hex'));
commit;
