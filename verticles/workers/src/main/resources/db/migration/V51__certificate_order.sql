-- 資格確認書の交付・再交付・失効: what a clerk of an insurer ordered, and what an approver decided.
create table certificate_order (
  id uuid primary key,
  kind text not null,
  person_id uuid not null references person,
  insurer_number text not null,
  ground text,
  why text,
  entered_by uuid references staff,          -- null where it is a renewal without a new application
  entered_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  carried_out boolean,
  paper text references paper,
  check ((decided_at is null) = (carried_out is null) and (decided_at is null) = (decided_by is null))
);
-- Of one person's certificate one thing is decided at a time.
create unique index certificate_order_open on certificate_order (person_id, insurer_number) where decided_at is null;
create index certificate_order_of_insurer on certificate_order (insurer_number, entered_at) where decided_at is null;
