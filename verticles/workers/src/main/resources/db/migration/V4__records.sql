-- Records arrive in sets. A set (a person's month of 医療費通知, a dispensing, a checkup) is replaced as a whole.
create table record_set (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  kind text not null,
  set_key text not null,
  made_at timestamptz not null,              -- when the source says it was made: the later one stands
  content_sha256 bytea not null,
  insurer_name text,
  details_range text,
  brought_in_at timestamptz not null,        -- when the file reached us: decides between sets made at the same time
  unique (person_id, kind, set_key)
);

create table expense_notice (
  person_id uuid not null,
  month date not null check (extract(day from month) = 1),
  line integer not null,
  set_id bigint not null,
  category text not null,
  days integer,
  institution text not null,
  total bigint not null,
  insurer bigint not null,
  public_expense bigint not null,
  patient bigint not null,
  primary key (person_id, month, line)
) partition by range (month);

create table medication (
  person_id uuid not null,
  month date not null check (extract(day from month) = 1),
  set_id bigint not null,
  line integer not null,
  dispensed_on date not null,
  institution_code text,
  institution text not null,
  prescriber text,
  setting text,
  usage_class text,
  name text not null,
  ingredient text,
  drug_code_kind text,
  drug_code text,
  dose text,
  usage text,
  quantity text,
  source text not null,
  primary key (person_id, month, set_id, line)
) partition by range (month);

create table checkup (
  set_id bigint primary key references record_set on delete cascade,
  person_id uuid not null references person,
  examined_on date not null,
  institution text not null
);
create index checkup_of_person on checkup (person_id, examined_on desc);

create table checkup_item (
  set_id bigint not null references checkup on delete cascade,
  line integer not null,
  code text not null,
  name text not null,
  type text not null,
  value text not null,
  unit text,
  display text,
  low text,
  high text,
  primary key (set_id, line)
);

-- Files whose person is not known yet; tried again whenever coverage with their number arrives.
create table held_file (
  sha256 bytea primary key,
  name text not null,
  content bytea not null,
  received_at timestamptz not null,
  insurer_number text,                       -- absent where the file names none, or masks them
  number_key text
);
create index held_file_by_number on held_file (insurer_number, number_key);

-- A month's partitions, made by the owner's right on the application's request. A retention window ends by dropping them.
-- A partition is attached rather than created in place, because that locks out neither readers nor writers of the parent.
create function ensure_month(first_day date) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  parent text;
  child text;
begin
  if extract(day from first_day) <> 1 or first_day not between date '2000-01-01' and date '2100-01-01' then
    raise exception 'not a month: %', first_day;
  end if;
  foreach parent in array array['expense_notice', 'medication'] loop
    child := parent || to_char(first_day, '_YYYYMM');
    if to_regclass(format('public.%I', child)) is null then
      perform pg_advisory_xact_lock(hashtext('ensure_month'));
      if to_regclass(format('public.%I', child)) is null then
        execute format('create table public.%I (like public.%I including all)', child, parent);
        execute format(
          'alter table public.%I attach partition public.%I for values from (%L) to (%L)',
          parent, child, first_day, first_day + interval '1 month');
      end if;
    end if;
  end loop;
end $$;
revoke all on function ensure_month(date) from public;
