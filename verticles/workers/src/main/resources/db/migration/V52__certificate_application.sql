-- 資格確認書の交付の申請: an order that the member themselves gave. A clerk who accepts it stands in entered_by, as
-- whoever enters an order does, so that the same rule keeps them from carrying it out.
alter table certificate_order
  add column number text unique,              -- 受付番号, where the member applied
  add column note text check (length(note) <= 400),
  add column accepted_at timestamptz,
  add column withdrawn_at timestamptz,
  add column return_reason text,
  add column return_comment text check (length(return_comment) <= 400),
  add check (number is not null or (note is null and accepted_at is null and withdrawn_at is null and return_reason is null)),
  add check (withdrawn_at is null or decided_at is null);
create sequence certificate_serial maxvalue 999999 cycle;
create index certificate_order_of_applicant on certificate_order (person_id, entered_at) where number is not null;
drop index certificate_order_open;
create unique index certificate_order_open on certificate_order (person_id, insurer_number)
  where decided_at is null and withdrawn_at is null;
drop index certificate_order_of_insurer;
create index certificate_order_of_insurer on certificate_order (insurer_number, entered_at)
  where decided_at is null and withdrawn_at is null;
