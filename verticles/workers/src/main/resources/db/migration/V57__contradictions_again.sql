-- Which file said it last: what an operator settled is open again when another file says it, and not when the same is imported once more.
alter table quarantine add column file_sha256 bytea;
-- Just what the operators' desk asks, in its order: from another condition PostgreSQL would have to prove this one, which it does not.
drop index quarantine_open;
create index quarantine_open on quarantine (quarantined_at, id)
 where settled_at is null
   and code in ('birthdate-contradicts', 'name-contradicts', 'person-contradicts', 'coverage-contradicts', 'card-contradicts');
