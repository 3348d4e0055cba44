-- 資格の紙: what was issued, exactly as it was printed, and the code by which it is verified.
create sequence paper_serial cycle maxvalue 999999;
create table paper (
  number text primary key,
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
  kind text not null,
  person_id uuid not null references person,
  insurer_number text not null,
  printed text not null,
  printed_hash text not null check (printed_hash ~ '^[0-9a-f]{64}$'),
  issued_on date not null,
  valid_until date not null check (valid_until >= issued_on),
  issued_at timestamptz not null,
  revoked_at timestamptz,
  revoked_why text,
  check ((revoked_at is null) = (revoked_why is null))
);
create index paper_of_person on paper (person_id, kind, issued_at);
create index paper_of_insurer on paper (insurer_number, kind, issued_at);
