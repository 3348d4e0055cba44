-- Why a registration ended, so that the list of lapsed certificates still finds whom it ended for.
alter table registration
  add column ended_on date,
  add column ended_why text check (ended_why in ('DEREGISTERED', 'CERTIFICATE_LAPSED')),
  add check ((ended_on is null) = (ended_why is null));

-- Whose registration goes on after the grace of their certificate, for want of a 資格確認書: one row a day.
create table lapse_held_back (
  day date not null,
  person_id uuid not null references person,
  insurer_number text,                       -- who has to issue one; null where nobody insures them
  primary key (day, person_id)
);
