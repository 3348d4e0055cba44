-- Challenges are kept by the hash of their text; a row is spent once.
create table card_challenge (
  hash bytea primary key,
  purpose text not null,
  audience text not null,
  browser text,
  issued_at timestamptz not null default clock_timestamp(),
  returned_at timestamptz,
  finished_at timestamptz,
  signed_in jsonb,
  refusal text
);
create index card_challenge_by_age on card_challenge (issued_at);

create table session (
  id text primary key,                       -- SHA-256 of the id in the cookie
  person_id uuid references person,
  data bytea not null,
  version integer not null,
  timeout_ms bigint not null,
  touched_at timestamptz not null default clock_timestamp()
);
create index session_by_age on session (touched_at);
