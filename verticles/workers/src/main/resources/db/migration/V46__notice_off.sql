-- Topics of notices that a person switched off; what is not here is told.
create table notice_off (
  person_id uuid not null references person,
  topic text not null,
  since timestamptz not null default clock_timestamp(),
  primary key (person_id, topic)
);
