-- Who runs the server, on the desk. Rows that let somebody in are sealed: whoever writes them by hand lets nobody in.
create table operator (
  id           text collate "C" primary key check (id ~ '^[a-z2-7]{32}$'),
  name         text        not null check (name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  display_name text        not null check (length(btrim(display_name)) between 1 and 60),
  role         text        not null check (role in ('owner', 'operations', 'compliance', 'developer', 'viewer', 'auditor')),
  -- Argon2id with its parameters and salt.
  password     text        not null check (password like '$argon2id$%'),
  -- The secret of the second factor, sealed; the last step of it that was accepted, so that none is accepted twice.
  totp         bytea       not null,
  totp_step    int8        not null check (totp_step >= 0),
  -- Keyed MACs of the codes that are left.
  recovery     bytea[]     not null check (cardinality(recovery) <= 10),
  created_at   timestamptz not null,
  disabled_at  timestamptz,
  seal         bytea       not null check (octet_length(seal) = 21),
  constraint operator_disabled_after_its_making check (disabled_at >= created_at)
);
create unique index one_operator_per_name on operator (name);

-- token_hash     SHA-256 of the cookie: 256 random bits need no slow hash
-- last_seen_at   idle sessions end; written at most every few seconds
create table operator_session (
  token_hash   bytea       primary key check (octet_length(token_hash) = 32),
  operator     text        not null check (operator ~ '^[a-z2-7]{32}$'),
  address      text        not null check (length(address) between 1 and 60),
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at      timestamptz not null,
  seal         bytea       not null check (octet_length(seal) = 21),
  constraint session_ends_within_half_a_day check (ends_at > created_at and ends_at <= created_at + interval '12 hours'),
  constraint session_seen_while_it_lives check (last_seen_at between created_at and ends_at)
);
create index operator_session_by_operator on operator_session (operator);

-- A link that makes an operator, or gives one a new password and second factor; its secret is in the address alone.
--
-- name, display_name   of an invitation from its making on, of the first one as soon as somebody chose them
-- password, totp       chosen, and waiting for the first code
create table operator_link (
  hash         text collate "C" primary key check (hash ~ '^[0-9a-f]{64}$'),
  purpose      text        not null check (purpose in ('first', 'invite', 'reset')),
  operator     text        check (operator ~ '^[a-z2-7]{32}$'),
  role         text        check (role in ('owner', 'operations', 'compliance', 'developer', 'viewer', 'auditor')),
  name         text        check (name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  display_name text        check (length(btrim(display_name)) between 1 and 60),
  password     text        check (password like '$argon2id$%'),
  totp         bytea,
  made_by      text        not null check (length(made_by) between 1 and 200),
  made_at      timestamptz not null,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  seal         bytea       not null check (octet_length(seal) = 21),
  constraint reset_names_an_operator check ((purpose = 'reset') = (operator is not null)),
  constraint a_new_operator_has_a_role check ((purpose = 'reset') = (role is null)),
  constraint first_is_an_owner check (purpose <> 'first' or role = 'owner'),
  constraint invitation_has_a_name check (purpose <> 'invite' or (name is not null and display_name is not null)),
  constraint chosen_together check ((password is null) = (totp is null)),
  constraint link_lives_shortly check (expires_at > made_at and expires_at <= made_at
    + case purpose when 'first' then interval '10 minutes' when 'invite' then interval '24 hours' else interval '1 hour' end),
  constraint link_used_after_its_making check (used_at >= made_at)
);

-- Failed sign-ins, by a hash of the name that was typed or of the address it came from, known or not.
create table operator_trial (
  key           bytea       primary key check (octet_length(key) = 32),
  failures      int4        not null check (failures > 0),
  last_at       timestamptz not null,
  blocked_until timestamptz,
  constraint blocked_after_the_last check (blocked_until >= last_at)
);

-- Who saw whose data; rows are only ever added, and deleted when the law's period is over. The chain knows each of them.
create table access_log (
  id        uuid primary key,
  at        timestamptz not null,
  operator  text        not null check (length(operator) between 1 and 200),
  address   text        not null check (length(address) between 1 and 60),
  what      text        not null check (what in ('sign_in', 'view', 'search', 'reveal', 'export')),
  subject   text        check (length(subject) between 1 and 200),
  reason    text        check (length(reason) between 1 and 200),
  row_count int8        check (row_count >= 0),
  fields    text        check (length(fields) between 1 and 1000),
  watermark text        check (watermark ~ '^[a-z2-7]{32}$'),
  seal      bytea       not null check (octet_length(seal) = 21),
  constraint seen_is_somebodys check (what not in ('view', 'reveal') or subject is not null),
  constraint reveal_has_a_reason check (what not in ('reveal', 'export') or reason is not null),
  constraint export_says_what_left check ((what = 'export')
    = (row_count is not null and fields is not null and watermark is not null))
);
create index access_log_by_time on access_log (at);
create index access_log_by_subject on access_log (subject, at) where subject is not null;

-- The month's access log has been read by an officer.
create table access_review (
  month       date        primary key check (extract(day from month) = 1),
  operator    text        not null check (length(operator) between 1 and 200),
  at          timestamptz not null,
  note        text        not null check (length(note) between 1 and 200),
  row_count   int8        not null check (row_count >= 0)
);

-- What one person asked for and another has to agree to.
create table proposal (
  id          text collate "C" primary key check (id ~ '^[a-z2-7]{32}$'),
  kind        text        not null check (kind ~ '^[a-z][a-z_]{0,39}$'),
  subject     text        not null check (length(subject) between 1 and 200),
  detail      text        not null check (length(detail) between 1 and 200),
  reason      text        not null check (length(reason) between 1 and 200),
  proposed_by text        not null check (length(proposed_by) between 1 and 200),
  proposed_at timestamptz not null,
  decided_by  text        check (length(decided_by) between 1 and 200),
  decided_at  timestamptz,
  outcome     text        check (outcome in ('done', 'declined', 'withdrawn')),
  seal        bytea       not null check (octet_length(seal) = 21),
  constraint proposal_decided_after_it_was_made check (decided_at >= proposed_at),
  constraint proposal_decided_as_a_whole check ((decided_at is null) = (outcome is null)
    and (decided_by is null) = (outcome is null)),
  constraint proposal_agreed_by_another check (outcome is null or outcome = 'withdrawn'
    or lower(btrim(decided_by)) <> lower(btrim(proposed_by)))
);
create unique index one_open_proposal_per_subject on proposal (kind, subject) where outcome is null;

-- What people did is read newest first.
create index audit_entry_by_time on audit_entry (at, id);
