-- Browsers in which a person has logged in, by the hash of a lasting random mark in them.
create table known_device (
  person_id uuid not null references person,
  mark text not null check (mark ~ '^[0-9a-f]{64}$'),
  first_seen_at timestamptz not null default clock_timestamp(),
  primary key (person_id, mark)
);
