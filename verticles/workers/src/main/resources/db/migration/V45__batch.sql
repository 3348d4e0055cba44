-- Files that insurers send to the gateway. One is stored whole before its sender hears that it arrived, taken in afterwards, and its
-- content dropped then; what was found stays, for its sender alone.
create table batch (
  id uuid primary key,
  insurer_number text not null,
  state text not null default 'RECEIVING' check (state in ('RECEIVING', 'RECEIVED', 'DONE', 'FAILED')),
  began_at timestamptz not null default clock_timestamp(),
  received_at timestamptz,
  ended_at timestamptz,
  size bigint,
  content_sha256 bytea,
  attempts integer not null default 0,
  files integer,
  accepted bigint,
  held bigint,
  replaced bigint,
  unchanged bigint,
  expired bigint,
  rejected bigint,
  check ((state = 'RECEIVING') = (content_sha256 is null)),
  unique (insurer_number, content_sha256)    -- the same file again is the same batch
);
create index batch_waiting on batch (received_at) where state = 'RECEIVED';
create index batch_receiving on batch (insurer_number, began_at) where state = 'RECEIVING';

create table batch_part (
  batch_id uuid not null references batch on delete cascade,
  number integer not null check (number >= 0),
  content bytea not null,
  primary key (batch_id, number)
);
-- Zip files do not shrink again, and text is gone in a minute.
alter table batch_part alter column content set storage external;

create table batch_finding (
  batch_id uuid not null references batch on delete cascade,
  position integer not null,
  file_name text,
  line integer,
  field text,
  quarantined boolean not null,
  code text not null,
  reason text not null,
  primary key (batch_id, position)
);
