-- An operator looks into what an import held back as a contradiction; what was looked into leaves the list and stays in the quarantine.
alter table quarantine add column id bigint generated always as identity unique;
alter table quarantine add column settled_at timestamptz;
create index quarantine_open on quarantine (quarantined_at) where settled_at is null and code like '%-contradicts';
