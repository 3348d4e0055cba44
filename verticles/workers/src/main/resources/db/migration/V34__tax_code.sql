-- One-time codes for a year's signed document. Known by their hash only; used once, within ten minutes.
create table tax_code (
  id uuid primary key,                       -- of the form: sent twice, it makes one code
  hash bytea not null unique check (length(hash) = 32),
  person_id uuid not null references person, -- whose document
  issued_by uuid not null references person, -- the same, or a proxy who may act
  year integer not null,
  issued_at timestamptz not null default clock_timestamp(),
  valid_until timestamptz not null default clock_timestamp() + interval '10 minutes',
  used_at timestamptz,
  used_by uuid,                              -- the request that used it
  ended_at timestamptz,
  check ((used_at is null) = (used_by is null)),
  check (valid_until <= issued_at + interval '10 minutes 1 second')
);
create index tax_code_of_person on tax_code (person_id, issued_at desc);
create index tax_code_by_issuer on tax_code (issued_by) where ended_at is null;
create index tax_code_by_end on tax_code (valid_until);
