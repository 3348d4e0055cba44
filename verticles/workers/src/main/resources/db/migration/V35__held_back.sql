-- Whose registration did not end although its last day was over, for want of a 資格確認書: one row a day.
create table deregistration_held_back (
  day date not null,
  deregistration_id uuid not null references deregistration,
  insurer_number text,                       -- who insures the person that day, and so has to issue
  primary key (day, deregistration_id)
);
