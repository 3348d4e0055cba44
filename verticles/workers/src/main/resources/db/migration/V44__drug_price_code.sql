-- 薬価基準収載医薬品コード: its first seven characters name the 成分. Empty until the master is imported again.
alter table master_entry add column price_code text not null default '';
