-- 電子処方箋 goes after 100 days: the retention finds the sets by their day, with which their keys begin.
create index record_set_prescription on record_set (set_key) where kind = 'PRESCRIPTION';
