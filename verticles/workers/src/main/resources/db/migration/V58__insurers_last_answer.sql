-- What the insurer answered last when a person asked about themselves: shown with its time while the insurer cannot be asked.
create table eligibility_answer (
  person_id uuid primary key references person,
  answer text not null,                      -- as the bus carries it
  answered_at timestamptz not null
);
