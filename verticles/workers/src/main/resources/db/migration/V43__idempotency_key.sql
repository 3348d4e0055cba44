-- How a numbered write ended, kept with its effect: sent again it is answered, not done again.
create table idempotency_key (
  caller_kind text not null,
  caller_id text not null,
  route text not null check (length(route) <= 100),
  key_hash text not null check (key_hash ~ '^[0-9a-f]{64}$'),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  answer text,
  fault_kind text,
  fault_code text,
  fault_detail text,
  kept_at timestamptz not null default clock_timestamp(),
  primary key (caller_kind, caller_id, route, key_hash),
  check ((answer is null) = (fault_code is not null)),
  check ((fault_code is null) = (fault_kind is null) and (fault_code is null) = (fault_detail is null))
);
create index idempotency_key_by_age on idempotency_key (kept_at);
