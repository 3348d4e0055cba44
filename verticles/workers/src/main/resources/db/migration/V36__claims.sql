-- 電子レセプト. What was ever said of a claim is kept, and what stands is computed from it, so that the order of arrival does not
-- matter. Partitioned by 診療年月: a retention window ends by dropping partitions.

-- One for each claim, however often it was sent.
create table claim (
  month date not null check (extract(day from month) = 1),
  claim_key bytea not null,                  -- SHA-256 of what makes two files speak of the same claim
  treatment_key bytea not null,              -- the same without insurer and 公費: what 振替 does not change
  kind text not null,
  insurer_number text,
  symbol_key text not null,
  number_key text not null,
  branch_key text not null,
  birthdate date,
  sex smallint not null,
  name_key text not null,                    -- folded names: where there is no 枝番, they tell twins apart
  kana_key text not null,
  person_id uuid,                            -- absent: not matched yet
  state text,
  shown_sha256 bytea,                        -- content of the version that is shown
  corrected date,
  brought_in_at timestamptz not null,
  primary key (month, claim_key)
) partition by range (month);
create index claim_unmatched on claim (insurer_number, number_key) where person_id is null;
create index claim_in_conflict on claim (month) where state = 'CONFLICT';

-- One for each version: said in that month, at that stage. Never changed.
create table claim_version (
  month date not null,
  claim_key bytea not null,
  processed date not null,                   -- 請求年月 or 処理年月
  stage text not null,
  content_sha256 bytea not null,
  visible_sha256 bytea not null,             -- what a patient would see of it, codes for names
  split boolean not null,
  records bytea not null,                    -- the claim as a file of its own
  brought_in_at timestamptz not null,
  primary key (month, claim_key, processed, stage, content_sha256)
) partition by range (month);

-- 検索番号 under which a claim was sent.
create table claim_number (
  month date not null,
  search_number text not null,
  claim_key bytea not null,
  primary key (month, search_number, claim_key)
) partition by range (month);
create index claim_number_of_claim on claim_number (month, claim_key);

-- 返戻 and 取下げ, by 検索番号, else by the claim's key. They wait here when they come before their claim.
create table claim_return (
  target text not null,
  processed date not null,
  withdrawn boolean not null,
  brought_in_at timestamptz not null,
  primary key (target, processed, withdrawn)
);

-- What an operator decided where files contradict each other.
create table claim_choice (
  claim_key bytea not null,
  content_sha256 bytea not null,
  chosen_at timestamptz not null default now(),
  primary key (claim_key, content_sha256)
);

-- 診療情報, derived from claims.
create table treatment (
  person_id uuid not null,
  month date not null check (extract(day from month) = 1),
  set_id bigint not null,
  line integer not null,
  day date not null,
  institution_code text not null,
  institution text not null,
  category text not null,
  service_group text not null,
  code text not null,
  name text not null,
  times integer not null,
  corrected date,
  primary key (person_id, month, set_id, line)
) partition by range (month);

-- Where a notice and a claim tell of the same treatment, the claim is shown: corrections reach it first.
alter table expense_notice add column from_claim boolean not null default false;

create function ensure_partitions(parents text[], first_day date) returns void
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
      if to_regclass(format('public.%I', child)) is null then
        execute format('create table public.%I (like public.%I including all)', child, parent);
        execute format(
          'alter table public.%I attach partition public.%I for values from (%L) to (%L)',
          parent, child, first_day, first_day + interval '1 month');
      end if;
    end if;
  end loop;
end $$;
revoke all on function ensure_partitions(text[], date) from public;

create or replace function ensure_month(first_day date) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform ensure_partitions(array['expense_notice', 'medication'], first_day);
end $$;

-- Claims have their months made when the first claim of a month arrives.
create function ensure_claim_month(first_day date) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform ensure_partitions(array['claim', 'claim_version', 'claim_number', 'treatment'], first_day);
end $$;
revoke all on function ensure_claim_month(date) from public;
