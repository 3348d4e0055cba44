-- The access log. The application's role may add and read, nothing else.
create table audit_entry (
  number bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  subject uuid,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  categories text[] not null,
  basis text not null,
  result text not null,
  request_id uuid not null,
  note text,
  salt bytea not null check (length(salt) = 16),
  unique nulls not distinct (request_id, kind, subject)
);
create index audit_entry_by_subject on audit_entry (subject, number desc);
