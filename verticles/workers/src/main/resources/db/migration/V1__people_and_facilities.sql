-- Who there is: people with their coverages and cards, and the facilities that may ask.

create table person (
  id uuid primary key,
  external_id text not null unique,          -- id in the system the person came from
  name text not null,
  kana text not null,
  birthdate date not null,
  sex smallint not null check (sex in (1, 2, 3)),
  postal_code text,
  address text,
  brought_in_at timestamptz not null default now()
);

create table insurer (
  number text primary key,                   -- 保険者番号
  name text not null
);

create table coverage (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  insurer_number text not null,
  insurer_name text not null,
  symbol text,
  number text not null,
  branch text,
  symbol_key text not null,                  -- folded forms: what is compared
  number_key text not null,
  branch_key text not null,
  relation smallint not null check (relation in (1, 2)),
  copay_percent smallint check (copay_percent between 0 and 100),
  acquired_on date not null,
  lost_on date check (lost_on >= acquired_on),
  loss_reason text,
  brought_in_at timestamptz not null default now(),
  unique (person_id, insurer_number, symbol_key, number_key, branch_key, acquired_on)
);
create index coverage_by_number on coverage (insurer_number, number_key, symbol_key);

create table card (
  issuer text not null,                      -- RFC 2253 name of the issuing CA
  serial text not null,                      -- 発行番号, the CN of the certificate
  person_id uuid not null references person,
  expires_on date not null,
  primary key (issuer, serial)
);
create index card_of_person on card (person_id);

create table registration (
  person_id uuid primary key references person,
  status text not null,
  registered_on date,
  route text
);

create table facility (
  code text primary key,
  name text not null,
  kind text not null,
  roles text[] not null,
  client_id text not null unique
);

create table facility_certificate (
  thumbprint text primary key,               -- SHA-256 of the certificate, base64url
  facility_code text not null references facility
);

-- A person's pseudonym for one facility: no two facilities hold the same one.
create table person_ref (
  facility_code text not null references facility,
  person_id uuid not null references person,
  ref uuid not null unique default gen_random_uuid(),
  primary key (facility_code, person_id)
);
