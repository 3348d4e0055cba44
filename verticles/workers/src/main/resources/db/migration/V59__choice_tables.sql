-- Which table the code of a choice is of, as the checkup's file names it: the same code can mean another thing in another table (喫煙 since 2024).
alter table checkup_item add column choice_oid text;
