-- The application's role: everything it works with, and of the log only reading and adding.
grant usage on schema public to ${app};
grant select, insert, update, delete on
  person, insurer, coverage, card, registration, facility, facility_certificate, person_ref,
  card_challenge, session, draft, record_set, expense_notice, medication, checkup, checkup_item, held_file,
  claim, treatment, master_entry, quarantine, import_batch, batch, batch_part, batch_finding,
  deregistration, outbox, outbox_line, proxy, proxy_invitation, proxy_code_try, tax_code, tax_draft,
  staff, staff_session
  to ${app};
revoke all on audit_entry, audit_leaf, audit_node, audit_key, audit_head, audit_tree from ${app};
grant select on audit_entry, audit_leaf, audit_node, audit_key, audit_head, audit_tree to ${app};
grant insert (kind, subject, actor_kind, actor_id, actor_name, categories, basis, result, request_id, note, salt)
  on audit_entry to ${app};
grant execute on function
  audit_append(bigint, bigint[], bytea[], bigint[], bigint[], bytea[], bytea[], bytea, boolean),
  audit_publish(bigint, bytea, text, text, timestamptz, text)
  to ${app};
-- What was said of claims is never changed.
grant select, insert on claim_version, claim_number, claim_return, claim_choice to ${app};
-- Of consents, adding and revoking only. (Holding rows still with `for share` needs a right to update, too.)
grant select, insert, update (revoked_at, revoked_by) on consent to ${app};
-- What a person asked stays as it was; an answer is added.
grant select, insert, update (answer, answered_at, answered_by) on inquiry to ${app};
grant select, insert, delete on consent_carry_over, notice_off to ${app};
grant select, insert, update (read_at) on notice to ${app};
-- Steps of an application are added, never changed.
grant select, insert on deregistration_step, deregistration_held_back, lapse_held_back, registration_receipt to ${app};
-- Who of an insurer's staff took a step is noted after it.
grant update (staff_id) on deregistration_step to ${app};
grant select, insert on known_device to ${app};
-- One a person, the newest, as long as it says something.
grant select, insert, update, delete on eligibility_answer to ${app};
-- A paper stays as it was printed; it can be taken back.
grant select, insert, update (revoked_at, revoked_why) on paper to ${app};
grant select, insert,
  update (entered_by, accepted_at, decided_by, decided_at, carried_out, paper, withdrawn_at, return_reason, return_comment)
  on certificate_order to ${app};
grant select, insert, update, delete on idempotency_key to ${app};
grant usage on all sequences in schema public to ${app};
grant execute on function ensure_month(date), ensure_claim_month(date), ensure_checkup_month(date),
  drop_expired_month(date, date), drop_expired_asides(date, date, date) to ${app};
grant select on flyway_schema_history to ${app};
