-- What is held goes at the end of its own window, 電子処方箋 after 100 days: nobody would see it any more if its person came.
alter table held_file add column kind text;
alter table held_file add column last_day date;             -- the youngest day, or first day of a month, that it tells of
-- Of what is held already, 電子処方箋 are known by an element of theirs; none is dispensed after the month in which it came.
update held_file
   set kind = 'PRESCRIPTION',
       last_day = (date_trunc('month', received_at at time zone 'Asia/Tokyo') + interval '1 month - 1 day')::date
 where position('CzDiMonthInf'::bytea in content) > 0;

drop function drop_expired_asides(date, date);

-- What is kept aside goes with the longest window, since nothing in it can be younger than the day on which it came; held records by their
-- own day, as soon as that is known. A clock that is ahead drops nothing early here, either.
create function drop_expired_asides(first_month date, first_checkup date, first_prescription date) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  today date := (now() at time zone 'Asia/Tokyo')::date;
  this_month date := date_trunc('month', today)::date;
  month_edge date := least(first_month, (this_month - interval '36 months')::date);
  checkup_edge date := least(first_checkup, (this_month - interval '5 years')::date);
  prescription_edge date := least(first_prescription, today - 100);
  edge timestamptz := least(month_edge, checkup_edge)::timestamp at time zone 'Asia/Tokyo';
  gone bigint := 0;
  more bigint;
begin
  delete from held_file
   where received_at < edge
      or last_day < case kind when 'PRESCRIPTION' then prescription_edge when 'CHECKUP' then checkup_edge else month_edge end;
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
revoke all on function drop_expired_asides(date, date, date) from public;
