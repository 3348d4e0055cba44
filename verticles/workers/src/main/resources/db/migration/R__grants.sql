-- The application's role: everything it works with, and of the log only reading and adding.
grant usage on schema public to ${app};
grant select, insert, update, delete on
  person, insurer, coverage, card, registration, facility, facility_certificate, person_ref,
  card_challenge, session, record_set, expense_notice, medication, checkup, checkup_item, held_file,
  deregistration, outbox
  to ${app};
revoke all on audit_entry from ${app};
grant select, insert on audit_entry to ${app};
grant usage on all sequences in schema public to ${app};
grant execute on function ensure_month(date) to ${app};
grant select on flyway_schema_history to ${app};
