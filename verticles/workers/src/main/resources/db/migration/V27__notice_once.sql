-- A person is told of an occasion once, however many nodes find it at the same moment; null occasions never meet.
alter table notice add column occasion text;
alter table notice add constraint notice_once unique (person_id, kind, occasion);

-- The number on every page.
create index notice_unread on notice (person_id) where read_at is null;
