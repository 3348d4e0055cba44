-- Consents. What is given together is one row; it holds for 24 hours on this database's clock. The application may add a
-- consent and revoke it, and can neither prolong nor forget one (see R__grants.sql).
create table consent (
  id uuid primary key,
  facility_code text not null references facility,
  person_id uuid not null references person,
  categories text[] not null check (
    cardinality(categories) > 0
    and categories <@ array['MEDICATIONS', 'TREATMENTS', 'OPERATIONS', 'CHECKUPS', 'SPECIFIC_DISEASES']),
  how text not null check (how in ('READER', 'MOBILE', 'PAPER')),
  staff_code text,
  given_at timestamptz not null,
  valid_until timestamptz not null,
  revoked_at timestamptz,
  revoked_by text check (revoked_by in ('FACILITY', 'PATIENT')),
  request_id uuid not null unique,           -- a question asked again is the same consent
  check ((how = 'PAPER') = (staff_code is not null)),
  check (valid_until > given_at and valid_until <= given_at + interval '24 hours'),
  check ((revoked_at is null) = (revoked_by is null))
);
create index consent_of_person on consent (person_id, facility_code, given_at desc);

-- 前回の同意を引き継ぐ: the facilities at which a person allows it.
create table consent_carry_over (
  person_id uuid not null references person,
  facility_code text not null references facility,
  primary key (person_id, facility_code)
);
