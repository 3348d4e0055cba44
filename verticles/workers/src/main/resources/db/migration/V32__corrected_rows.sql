-- 訂正あり: 処理年月 of the claim by which a row was corrected.
alter table expense_notice add column corrected date;
alter table medication add column corrected date;
-- A month's rows may come from several sets: from notices, and from a claim each.
alter table expense_notice drop constraint expense_notice_pkey;
alter table expense_notice add primary key (person_id, month, set_id, line);
