-- 代理: who may see, or act on, whose records. Checked at every use, in the transaction that reads or writes.
create table proxy (
  id uuid primary key default gen_random_uuid(),
  principal_id uuid not null references person,
  proxy_id uuid not null references person check (proxy_id <> principal_id),
  kind text not null check (kind in ('PARENT', 'ADULT')),
  level text not null check (level in ('SEE', 'ACT')),
  begun_on date not null,
  ends_on date not null,                     -- last day, JST
  told_at_15 boolean not null,               -- both know that the child may end it, or need not be told
  ended_at timestamptz,
  ended_by text check (ended_by in ('PRINCIPAL', 'PROXY', 'REPLACED', 'TIME', 'STOP')),
  check ((ended_at is null) = (ended_by is null))
);
create unique index proxy_open on proxy (principal_id, proxy_id) where ended_at is null;
create index proxy_of_proxy on proxy (proxy_id) where ended_at is null;
create index proxy_by_end on proxy (ends_on) where ended_at is null;

-- Codes are known by their hash only, and make one proxy each.
create table proxy_invitation (
  id uuid primary key,                       -- of the form: sent twice, it invites once
  hash bytea not null unique check (length(hash) = 32),
  principal_id uuid not null references person,
  level text not null check (level in ('SEE', 'ACT')),
  ends_on date not null,
  issued_at timestamptz not null default clock_timestamp(),
  valid_until timestamptz not null default clock_timestamp() + interval '30 days',
  used_at timestamptz,
  check (valid_until <= issued_at + interval '30 days 1 second')
);
create index proxy_invitation_of_person on proxy_invitation (principal_id, issued_at desc);

-- Wrong codes of a person since a moment.
create table proxy_code_try (
  person_id uuid primary key references person,
  since timestamptz not null,
  tries integer not null
);

-- What a person did as a proxy stands in their own history too.
create index audit_entry_by_proxy on audit_entry (actor_id, number desc) where basis = 'PROXY';
