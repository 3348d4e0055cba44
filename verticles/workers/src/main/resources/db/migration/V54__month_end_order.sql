-- The end of a month again: everything that takes long, counting and deleting sets row by row, comes before the first partition goes.
-- Dropping one locks the whole table out of everybody's pages until the end of the transaction.
create or replace function drop_expired_month(first_month date, first_checkup date)
returns table (expired date, dropped_rows bigint)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  this_month date := date_trunc('month', now() at time zone 'Asia/Tokyo')::date;
  month_edge date := least(first_month, (this_month - interval '36 months')::date);
  checkup_edge date := least(first_checkup, (this_month - interval '5 years')::date);
  part record;
  part_rows bigint;
  going text[] := '{}';
  one text;
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
    going := going || part.child::text;
  end loop;
  foreach one in array going loop
    execute format('drop table public.%I', one);
  end loop;
  if expired is not null then
    return next;
  end if;
end $$;
