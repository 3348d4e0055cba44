-- 医療費控除の下書き: what a filer chose and typed for a year. Medical data; ends with the year's notices, or when its filer deletes it.
create table tax_draft (
  person_id uuid not null references person,
  year integer not null check (year between 2017 and 2100),
  version bigint not null default 1,         -- every change counts one up: of two tabs the slower one is told
  content jsonb not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (person_id, year)
);
create index tax_draft_by_year on tax_draft (year);

-- A pasted list of receipts that came too late is kept as well.
alter table draft drop constraint draft_content_check;
alter table draft add constraint draft_content_check check (octet_length(content) <= 204800);
