create sequence deregistration_serial maxvalue 999999 cycle;

create table deregistration (
  id uuid primary key,
  number text not null unique,
  person_id uuid not null references person,
  insurer_number text not null,
  insurer_name text not null,
  status text not null,
  reason text check (length(reason) <= 400),
  form_id uuid not null unique,              -- a form sent twice is one application
  received_at timestamptz not null default now(),
  intermediary_accepted_on date
);
create unique index deregistration_open on deregistration (person_id) where status not in ('DONE', 'WITHDRAWN');

-- What has to be told to the world outside, written in the transaction that made it true.
create table outbox (
  id bigint generated always as identity primary key,
  aggregate uuid not null,
  seq integer not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  unique (aggregate, seq)
);
