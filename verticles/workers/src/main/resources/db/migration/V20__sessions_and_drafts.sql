-- A session also ends some hours after the login, however busy it is, and its person may look at it.
alter table session
  add column begun_at timestamptz not null default clock_timestamp(),
  add column device text check (length(device) <= 100);
create index session_of_person on session (person_id, touched_at desc) where person_id is not null;

-- Half-filled forms, which outlive the session in which they were begun.
create table draft (
  person_id uuid not null references person,
  form text not null check (form ~ '^[a-z][a-z-]{0,39}$'),
  content text not null check (octet_length(content) <= 16384),
  saved_at timestamptz not null default clock_timestamp(),
  primary key (person_id, form)
);
create index draft_by_age on draft (saved_at);
