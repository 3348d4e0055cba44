-- A refusal is counted apart from an outage: only what a receiver will not take is set aside.
alter table outbox_line add column refusals integer not null default 0;
