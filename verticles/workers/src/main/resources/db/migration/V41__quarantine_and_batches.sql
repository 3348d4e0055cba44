-- What an import did not take, with the record as it came, so that it can be mended and sent again.
create table quarantine (
  file_name text not null,
  line integer not null,                     -- 0 where the whole file is meant
  place text not null,
  code text not null,
  reason text not null,
  raw text not null,
  raw_sha256 bytea not null,
  quarantined_at timestamptz not null default now(),
  primary key (file_name, line, place, code, raw_sha256)
);

-- One for each file; one without an end was stopped, or is still running.
create table import_batch (
  id bigint generated always as identity primary key,
  file_name text not null,
  format text,
  began_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  accepted integer,
  held integer,
  replaced integer,
  unchanged integer,
  expired integer,
  rejected integer
);
create index import_batch_open on import_batch (file_name) where ended_at is null;

-- Two may find a month missing at once; who comes second finds it made.
create or replace function ensure_partitions(parents text[], first_day date) returns void
language plpgsql set search_path = pg_catalog, public as $$
declare
  parent text;
  child text;
begin
  if extract(day from first_day) <> 1 or first_day not between date '2000-01-01' and date '2100-01-01' then
    raise exception 'not a month: %', first_day;
  end if;
  foreach parent in array parents loop
    child := parent || to_char(first_day, '_YYYYMM');
    if to_regclass(format('public.%I', child)) is null then
      perform pg_advisory_xact_lock(hashtext('ensure_month'));
      begin
        execute format('create table public.%I (like public.%I including all)', child, parent);
        execute format(
          'alter table public.%I attach partition public.%I for values from (%L) to (%L)',
          parent, child, first_day, first_day + interval '1 month');
      exception when duplicate_table then
        null;
      end;
    end if;
  end loop;
end $$;
