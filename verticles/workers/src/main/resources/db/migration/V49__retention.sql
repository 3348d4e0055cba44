-- 健診 by month, too: their window of five years ends by dropping partitions like every other. What is there moves into them.
alter table checkup rename to checkup_whole;
alter table checkup_item rename to checkup_item_whole;

create table checkup (
  set_id bigint not null,
  person_id uuid not null references person,
  examined_on date not null,
  institution text not null,
  primary key (person_id, examined_on, set_id)
) partition by range (examined_on);

create table checkup_item (
  set_id bigint not null,
  line integer not null,
  code text not null,
  name text not null,
  type text not null,
  value text not null,
  unit text,
  display text,
  low text,
  high text,
  examined_on date not null,
  primary key (set_id, examined_on, line)
) partition by range (examined_on);

create function ensure_checkup_month(first_day date) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform ensure_partitions(array['checkup', 'checkup_item'], first_day);
end $$;
revoke all on function ensure_checkup_month(date) from public;

select ensure_checkup_month(month)
  from (select distinct date_trunc('month', examined_on)::date as month from checkup_whole) m;
insert into checkup (set_id, person_id, examined_on, institution)
select set_id, person_id, examined_on, institution from checkup_whole;
insert into checkup_item (set_id, line, code, name, type, value, unit, display, low, high, examined_on)
select i.set_id, line, code, name, type, value, unit, display, low, high, examined_on
  from checkup_item_whole i join checkup_whole c on c.set_id = i.set_id;
drop table checkup_item_whole;
drop table checkup_whole;

-- The oldest month that is past its window goes, with all its partitions and what hangs on them; nothing where none is, or where another
-- node is at it. A node whose clock is ahead drops nothing early: the shortest windows there are count by the database's own clock, too.
create function drop_expired_month(first_month date, first_checkup date)
returns table (expired date, dropped_rows bigint)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  this_month date := date_trunc('month', now() at time zone 'Asia/Tokyo')::date;
  month_edge date := least(first_month, (this_month - interval '36 months')::date);
  checkup_edge date := least(first_checkup, (this_month - interval '5 years')::date);
  part record;
  part_rows bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('retention')) then
    return;
  end if;
  dropped_rows := 0;
  for part in
    select c.relname as child, p.relname as parent, to_date(right(c.relname, 6), 'YYYYMM') as first_day
      from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
     where p.relnamespace = 'public'::regnamespace and c.relname ~ '_[0-9]{6}$'
       and p.relname in ('expense_notice', 'medication', 'treatment', 'claim', 'claim_version', 'claim_number',
                         'checkup', 'checkup_item')
     order by 3, 2
  loop
    continue when part.first_day >= case when part.parent like 'checkup%' then checkup_edge else month_edge end;
    exit when part.first_day <> expired;
    expired := part.first_day;
    execute format('select count(*) from public.%I', part.child) into part_rows;
    dropped_rows := dropped_rows + part_rows;
    if part.parent in ('expense_notice', 'medication', 'treatment', 'checkup') then
      execute format('delete from public.record_set where id in (select set_id from public.%I)', part.child);
    elsif part.parent = 'claim' then
      execute format('delete from public.claim_choice where claim_key in (select claim_key from public.%I)', part.child);
    end if;
    execute format('drop table public.%I', part.child);
  end loop;
  if expired is not null then
    return next;
  end if;
end $$;
revoke all on function drop_expired_month(date, date) from public;

-- What is kept aside goes with the longest window: nothing in it can be younger than the day on which it came.
create function drop_expired_asides(first_month date, first_checkup date) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  edge timestamptz :=
    least(first_month, first_checkup, (date_trunc('month', now() at time zone 'Asia/Tokyo') - interval '5 years')::date)
    ::timestamp at time zone 'Asia/Tokyo';
  gone bigint := 0;
  more bigint;
begin
  delete from held_file where received_at < edge;
  get diagnostics more = row_count; gone := gone + more;
  delete from quarantine where quarantined_at < edge;
  get diagnostics more = row_count; gone := gone + more;
  delete from import_batch where began_at < edge;
  get diagnostics more = row_count; gone := gone + more;
  delete from batch where began_at < edge;
  get diagnostics more = row_count; gone := gone + more;
  delete from claim_return r
   where processed < edge at time zone 'Asia/Tokyo'
     and not exists (select 1 from claim_number n where n.search_number = r.target);
  get diagnostics more = row_count; gone := gone + more;
  return gone;
end $$;
revoke all on function drop_expired_asides(date, date) from public;
