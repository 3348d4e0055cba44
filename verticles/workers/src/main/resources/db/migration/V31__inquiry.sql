-- 心当たりのない閲覧の問い合わせ: what a person asks about an entry of the log, and the answer.
create sequence inquiry_serial maxvalue 999999 cycle;

create table inquiry (
  number text primary key,
  person_id uuid not null references person,
  form_id uuid not null unique,              -- a form sent twice is one inquiry
  entry bigint not null,                     -- of the log, which a foreign key would lock
  text text check (length(text) <= 1000),
  received_at timestamptz not null default clock_timestamp(),
  due_on date not null,
  answer text check (length(answer) between 1 and 2000),
  answered_at timestamptz,
  answered_by uuid references staff,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create unique index inquiry_open on inquiry (person_id, entry) where answered_at is null;
create index inquiry_of_person on inquiry (person_id, received_at desc);
create index inquiry_queue on inquiry (due_on, number) where answered_at is null;
create index inquiry_answered on inquiry (answered_at desc) where answered_at is not null;
