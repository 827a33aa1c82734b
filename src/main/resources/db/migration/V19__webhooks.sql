-- Who is told, of what, and how far the telling is. An event holds facts alone; what is personal is
-- read of the submission when it is told, so that nothing of it is left here.

-- types          null: every type
-- secret         sealed together with the address it signs for
-- former_secret  sealed; signs beside the other until former_until
-- failures       failed calls in a row
create table webhook_endpoint (
  id             text collate "C" primary key check (id ~ '^[a-z2-7]{32}$'),
  project        text        not null,
  url            text        not null check (length(url) between 8 and 1000),
  types          text[]      check (cardinality(types) between 1 and 20),
  state          text        not null check (state in ('active', 'paused', 'disabled', 'removed')),
  why            text        check (length(why) between 1 and 200),
  since          timestamptz not null,
  secret         bytea,
  former_secret  bytea,
  former_until   timestamptz,
  failures       int4        not null default 0 check (failures >= 0),
  slowed_until   timestamptz,
  created_at     timestamptz not null,
  constraint a_stopped_endpoint_says_why check ((state = 'active') = (why is null)),
  constraint only_a_removed_endpoint_has_no_secret check ((state = 'removed') = (secret is null)),
  constraint a_former_secret_ends check ((former_secret is null) = (former_until is null))
)
with (fillfactor = 70);

create index webhook_endpoint_by_project on webhook_endpoint (project);

-- submission     null in a test event
-- sequence       rises with each event of a submission and never falls; null in a test event
-- outcome        the transfer's state word, of deposit events
create table webhook_event (
  id          text collate "C" primary key check (id ~ '^msg_[a-z2-7]{32}$'),
  project     text        not null,
  submission  text        check (length(submission) between 22 and 64),
  sequence    int8        check (sequence > 0),
  type        text        not null check (type ~ '^[a-z]+\.[a-z]+$' and length(type) <= 40),
  at          timestamptz not null,
  status      text        check (status in ('incomplete', 'approved', 'rejected')),
  comment     text        check (comment in ('too_many_retry', 'timeout', 'edited')),
  failures    int4        not null default 0 check (failures >= 0),
  wrong_codes int4        not null default 0 check (wrong_codes >= 0),
  attempt     int4        check (attempt > 0),
  outcome     text        check (outcome in ('sent', 'unknown', 'refused', 'reversed', 'sent_late')),
  refusal     text        check (refusal ~ '^[A-Z_]{1,40}$'),
  constraint about_a_submission check
    ((submission is null) = (type = 'webhook.test')
      and (submission is null) = (sequence is null) and (submission is null) = (status is null)),
  constraint rejected_says_why check ((status = 'rejected') = (comment is not null) or status is null),
  constraint a_deposit_has_an_outcome check
    ((type like 'deposit.%') = (outcome is not null) and (outcome is null) = (attempt is null)),
  constraint a_refusal_was_refused check (refusal is null or outcome = 'refused')
);

create index webhook_event_by_age on webhook_event (at);
create index webhook_event_deleted on webhook_event (at) where type = 'submission.deleted';

-- submission, sequence  the event's own, so that finding what is due reads one table
-- due_at                when it may be taken; while it is taken, when the lease ends
-- attempts              calls that ended, since it was made or replayed
-- lease                 who took it last, told apart from whoever took it before
create table webhook_delivery (
  endpoint     text collate "C" not null,
  event        text collate "C" not null,
  submission   text        not null,
  sequence     int8        not null,
  type         text        not null,
  state        text        not null default 'pending' check (state in ('pending', 'delivered', 'given_up')),
  attempts     int4        not null default 0 check (attempts between 0 and 10),
  due_at       timestamptz not null,
  lease        uuid,
  node         uuid,
  created_at   timestamptz not null,
  last_at      timestamptz,
  last_status  int4        check (last_status between 100 and 999),
  last_reason  text        check (length(last_reason) between 1 and 60),
  primary key (endpoint, event),
  constraint taken_by_a_node check ((lease is null) = (node is null)),
  constraint only_pending_is_taken check (state = 'pending' or lease is null),
  constraint ended_after_an_attempt check (state = 'pending' or (attempts > 0 and last_at is not null)),
  constraint webhook_delivery_a_status_or_a_reason check (last_status is null or last_reason is null)
)
-- Three or four writes a row, and a place in the index of what is due only while it is.
with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);

create index webhook_delivery_due on webhook_delivery (endpoint, due_at) where state = 'pending';
create index webhook_delivery_in_order on webhook_delivery (endpoint, submission, sequence) include (attempts)
  where state = 'pending';
create index webhook_delivery_newest on webhook_delivery (endpoint, created_at, event);
create index webhook_delivery_given_up on webhook_delivery (endpoint, created_at, event) where state = 'given_up';
create index webhook_delivery_by_event on webhook_delivery (event);
create index webhook_delivery_by_submission on webhook_delivery (submission);

-- answer  sealed: whoever answers may repeat what it was told; only of calls that failed
create table webhook_attempt (
  id          text collate "C" primary key check (length(id) = 36),
  endpoint    text collate "C" not null,
  event       text collate "C" not null,
  at          timestamptz not null,
  duration_ms int4        not null check (duration_ms >= 0),
  status      int4        check (status between 100 and 999),
  reason      text        check (length(reason) between 1 and 60),
  project     text        not null,
  answer      bytea,
  constraint webhook_attempt_a_status_or_a_reason check ((status is null) = (reason is not null)),
  constraint an_answer_has_a_status check (answer is null or status is not null)
);

create index webhook_attempt_by_delivery on webhook_attempt (endpoint, event, at);
create index webhook_attempt_by_age on webhook_attempt (at);
