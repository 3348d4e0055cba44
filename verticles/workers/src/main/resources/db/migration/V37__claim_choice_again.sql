-- An operator may decide again: the last decision about a claim stands.
alter table claim_choice drop constraint claim_choice_pkey;
alter table claim_choice add column id bigint generated always as identity primary key;
create index claim_choice_of_claim on claim_choice (claim_key, id);
