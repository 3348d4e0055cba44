-- 職員: whoever logs in with a staff card. Their sessions lie apart from those of people.
create table staff (
  id uuid primary key default gen_random_uuid(),
  number text not null unique,               -- 職員番号 of the register's source, which stays with a new card
  name text not null check (length(name) between 1 and 100),
  role text not null check (role in ('INSURER_CLERK', 'INSURER_APPROVER', 'OPERATOR')),
  insurer_number text,
  card_issuer text not null,
  card_serial text not null,
  ends_on date,                              -- last day of duty (JST)
  logged_out_at timestamptz,                 -- since when every login of theirs is over
  check ((role = 'OPERATOR') = (insurer_number is null)),
  unique (card_issuer, card_serial)
);

create table staff_session (
  id text primary key,                       -- SHA-256 of the id in the cookie
  staff_id uuid references staff,
  data bytea not null,
  version integer not null,
  timeout_ms bigint not null,
  begun_at timestamptz not null default clock_timestamp(),
  touched_at timestamptz not null default clock_timestamp(),
  device text check (length(device) <= 100)
);
create index staff_session_by_age on staff_session (touched_at);
create index staff_session_of_staff on staff_session (staff_id) where staff_id is not null;
