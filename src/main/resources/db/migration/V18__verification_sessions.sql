-- Links to the hosted page, one row each. Every statement names its row by token, id or idempotency key.
--
-- token          sealed, to tell it again to an idempotent repeat; sealed with it is what the link was made for
-- token_hash     SHA-256: 256 random bits need no slow hash
-- key_id         the API key that made it: codes typed on the page count for it
-- opened_at      when the submission was recorded; until then nobody has been told the link
-- turn           moves accepted; a move is accepted by the statement that finds the turn its form was drawn with
-- acting_since   when the last move was accepted, until it is known what came of it
-- device_hash    SHA-256 of the secret in the cookie of the device that may act
-- draft, locked_holder  sealed: what was typed, and whose account it has to be
-- request_hash   keyed MAC over the request: names and addresses could be guessed from a plain hash
-- expires_at     half an hour from its making, and from each accepted move; a day in all
create table verification_session (
  id                   text collate "C" primary key check (id ~ '^[a-z2-7]{32}$'),
  project              text        not null,
  key_id               text        not null check (key_id ~ '^[a-z2-7]{32}$'),
  token_hash           bytea       not null unique check (octet_length(token_hash) = 32),
  token                bytea       not null,
  submission           text        not null check (length(submission) between 22 and 64),
  language             text        not null check (language in ('ko', 'en')),
  return_url           text,
  locked_bank          text        check (locked_bank ~ '^[0-9]+$'),
  locked_holder        bytea,
  draft                bytea,
  turn                 int4        not null default 0 check (turn >= 0),
  acting_since         timestamptz,
  device_hash          bytea       check (octet_length(device_hash) = 32),
  idempotency_key_hash bytea       check (octet_length(idempotency_key_hash) = 32),
  request_hash         bytea       check (octet_length(request_hash) >= 16),
  created_at           timestamptz not null,
  opened_at            timestamptz,
  expires_at           timestamptz not null,
  ended_at             timestamptz,
  constraint who_acts_took_a_turn check (acting_since is null or turn > 0),
  constraint a_draft_came_of_a_turn check (draft is null or turn > 0),
  constraint only_an_opened_link_is_used check (opened_at is not null or (turn = 0 and device_hash is null)),
  constraint a_key_has_its_request check ((idempotency_key_hash is null) = (request_hash is null)),
  constraint expires_within_a_day check (expires_at > created_at and expires_at <= created_at + interval '24 hours'),
  constraint ended_after_its_making check (ended_at >= created_at)
)
-- A row changes with each move, in columns no index holds: room for that beside it.
with (fillfactor = 70);

create unique index one_session_per_idempotency_key on verification_session (project, idempotency_key_hash)
  where idempotency_key_hash is not null;

-- Retention walks from the oldest; expires_at changes with each move and has no index.
create index verification_session_by_age on verification_session (created_at);
