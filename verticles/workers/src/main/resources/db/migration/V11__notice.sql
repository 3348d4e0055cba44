-- お知らせ: written in the transaction of what it tells of.
create table notice (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  kind text not null,
  created_at timestamptz not null default clock_timestamp(),
  read_at timestamptz,
  facts jsonb not null
);
create index notice_of_person on notice (person_id, created_at desc);
