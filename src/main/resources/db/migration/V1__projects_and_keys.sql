-- Who asks. Ids are made by the server, never by a sequence, so that any node can make them.

create table project (
  id                text        primary key check (id ~ '^[a-z2-7]{32}$'),
  name              text        not null check (char_length(name) between 1 and 100),
  -- Sealed: with the code it is what a statement prints, and that is nowhere in the clear.
  brand_sealed      bytea       not null,
  account_occupancy boolean     not null,
  korean_ids_only   boolean     not null,
  -- Empty: every address may call.
  ip_list           cidr[]      not null,
  -- Absent: the server's default.
  code_life_ms      integer     check (code_life_ms between 60000 and 900000),
  guesses           integer     check (guesses between 3 and 5),
  resend_gap_ms     integer     check (resend_gap_ms between 0 and 600000),
  sends             integer     check (sends between 1 and 10),
  daily_won         bigint      check (daily_won between 0 and 1000000000),
  return_urls       text[]      not null,
  frame_ancestors   text[]      not null,
  created_at        timestamptz not null,
  updated_at        timestamptz not null check (updated_at >= created_at)
);

create table project_key (
  id         text        primary key check (id ~ '^[a-z2-7]{32}$'),
  project_id text        not null references project,
  kind       text        not null check (kind in ('live', 'test')),
  -- SHA-256 of the whole key. A slow hash protects secrets that can be guessed; 256 random bits
  -- cannot, and every request pays for this one.
  hash       bytea       not null unique check (octet_length(hash) = 32),
  scopes     text[]      not null
             check (cardinality(scopes) > 0 and scopes <@ array['submit', 'read', 'admin']),
  -- 0: no limit.
  per_second integer     not null check (per_second between 0 and 1000000),
  per_day    integer     not null check (per_day between 0 and 1000000000),
  created_at timestamptz not null,
  expires_at timestamptz check (expires_at > created_at),
  revoked_at timestamptz check (revoked_at >= created_at)
);

create index project_key_of_project on project_key (project_id, created_at);

-- Won that nodes have reserved, for one project (its id) or for all ('all'), on one day in Seoul.
-- What a node reserved and never sent counts as spent, so the number only grows.
create table won_budget (
  scope    text   not null,
  day      date   not null,
  reserved bigint not null check (reserved >= 0),
  -- What the statement that wrote this row last took; that statement returns it.
  portion  bigint not null check (portion >= 0),
  primary key (scope, day)
);
