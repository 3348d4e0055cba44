-- An application's way: how often it changed, what its insurer decided, and every step with its time.
alter table deregistration
  add column version integer not null default 1,
  add column certificate_insurer text,       -- who issued the 資格確認書 that counts
  add column certificate_issued_on date,
  add column certificate_valid_until date,
  add column return_reason text,             -- while it is returned
  add column return_comment text check (length(return_comment) <= 400),
  add check ((certificate_insurer is null) = (certificate_issued_on is null)
    and (certificate_insurer is null) = (certificate_valid_until is null));
create index deregistration_scheduled on deregistration (intermediary_accepted_on) where status = 'SCHEDULED';

create table deregistration_step (
  deregistration_id uuid not null references deregistration,
  version integer not null,                  -- the application's after the step
  step text not null,
  order_id uuid unique,                      -- of the decision or form: sent twice, it is one step
  taken_at timestamptz not null default clock_timestamp(),
  primary key (deregistration_id, version)
);
insert into deregistration_step (deregistration_id, version, step, order_id, taken_at)
  select id, 1, 'FILE', form_id, received_at from deregistration;

-- What has to be told to the world outside. Of one person everything is told in order; nobody waits for another.
alter table outbox rename to outbox_before;

create table outbox_line (
  person_id uuid primary key references person,
  last_seq bigint not null,
  waiting integer not null check (waiting >= 0),
  due_at timestamptz,                        -- when the next try is; null: nothing waits, or the first was set aside
  locked_until timestamptz,                  -- the lease of the relay that is at it
  fence bigint not null default 0,           -- grows with every lease: an older one's word does not count
  attempts integer not null default 0,       -- refusals and failures of the first message
  set_aside_at timestamptz,
  failure text                               -- of the last try; holds no personal data
);
create index outbox_line_due on outbox_line (due_at) where due_at is not null;

create table outbox (
  id uuid primary key default gen_random_uuid(), -- by which a receiver knows a message again
  person_id uuid not null references outbox_line,
  seq bigint not null,
  subject uuid not null,                     -- the application it is about
  receiver text not null,
  topic text not null,
  payload jsonb not null,                    -- emptied when it was delivered
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  unique (person_id, seq)
);
create index outbox_waiting on outbox (person_id, seq) where sent_at is null;
create index outbox_subject on outbox (subject) where sent_at is null;

insert into outbox_line (person_id, last_seq, waiting, due_at)
  select d.person_id, count(*), count(*), now()
    from outbox_before b join deregistration d on d.id = b.aggregate group by d.person_id;
insert into outbox (person_id, seq, subject, receiver, topic, payload, created_at)
  select d.person_id, row_number() over (partition by d.person_id order by b.id), d.id,
         'insurer/' || d.insurer_number, b.topic, b.payload, b.created_at
    from outbox_before b join deregistration d on d.id = b.aggregate;
drop table outbox_before;
