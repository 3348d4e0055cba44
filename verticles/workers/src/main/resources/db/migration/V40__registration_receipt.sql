-- 利用登録 made with us: by whom and where, with the receipt. A form sent twice is one registration.
create sequence registration_serial maxvalue 999999 cycle;

create table registration_receipt (
  number text primary key,
  person_id uuid not null references person,
  route text not null,
  form_id uuid unique,                       -- of the portal's form; null where a card was shown
  facility_code text references facility,    -- where a card was shown
  made_at timestamptz not null
);
create index registration_receipt_of_person on registration_receipt (person_id, made_at desc);
