-- The access log: entries, and the Merkle tree (RFC 6962) over them. The application's role may add entries and read;
-- number, time and transaction of an entry are the database's to set. The tree grows by the two functions below only.
-- How and why: docs/log.md and docs/adr/0005-how-entries-are-ordered.md.
create table audit_entry (
  number bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  subject uuid,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  categories text[] not null,
  basis text not null,
  result text not null,
  request_id uuid not null,
  note text,
  salt bytea not null check (length(salt) = 16),
  tx xid8 not null default pg_current_xact_id(), -- who wrote it, so that no late commit is overlooked
  unique nulls not distinct (request_id, kind, subject)
);
create index audit_entry_by_subject on audit_entry (subject, number desc);
create index audit_entry_by_tx on audit_entry (tx);

-- No foreign key: its check would lock, and so rewrite, every entry a second time. `audit verify` checks it.
create table audit_leaf (
  index bigint primary key,
  number bigint not null unique,
  hash bytea not null check (length(hash) = 32)
);

-- Roots of perfect subtrees at every fourth level: a proof reads at most 15 hashes a level instead of all leaves.
create table audit_node (
  level smallint not null check (level > 0 and level % 4 = 0),
  index bigint not null,
  hash bytea not null check (length(hash) = 32),
  primary key (level, index)
);

create table audit_key (
  id text primary key,                       -- SHA-256 of the public key, hex
  public_key text not null,                  -- X.509 form, base64
  first_used_at timestamptz not null default clock_timestamp()
);

create table audit_head (
  size bigint not null,
  key_id text not null references audit_key,
  signed_at timestamptz not null,
  line text not null,                        -- what was signed, and the signature
  primary key (size, key_id)
);
create index audit_head_by_key on audit_head (key_id, size);

-- The tree as it stands, one row. `seen`: every entry visible in this snapshot is among the first `seen_size` leaves.
create table audit_tree (
  one boolean primary key default true check (one),
  log uuid not null default gen_random_uuid(),
  size bigint not null default 0,
  frontier bytea[] not null default '{}',
  root bytea not null default sha256(''),
  seen pg_snapshot not null default '1:1:',
  seen_size bigint not null default 0,
  moved_at timestamptz not null default clock_timestamp()
);
insert into audit_tree default values;

-- How many entries became visible since the snapshot: those of transactions that were running then, or began later.
-- A snapshot from the future means the database was restored under other transaction ids: then all entries count.
create function audit_visible_since(since pg_snapshot, since_size bigint) returns bigint
language plpgsql stable set search_path = pg_catalog, public set enable_seqscan = off as $$
begin
  if pg_snapshot_xmax(since) > pg_snapshot_xmax(pg_current_snapshot()) then
    return (select count(*) from public.audit_entry) - since_size;
  end if;
  return (select count(*) from public.audit_entry where tx >= pg_snapshot_xmax(since))
    + (select count(*) from pg_snapshot_xip(since) running join public.audit_entry on tx = running);
end $$;

-- Appends leaves to a tree of exactly old_size, or does nothing and says so: no fork can exist.
-- `complete` says that these were the last ones the transaction's snapshot shows. It is counted, not believed.
create function audit_append(
  old_size bigint, numbers bigint[], hashes bytea[],
  node_levels bigint[], node_indexes bigint[], node_hashes bytea[],
  new_frontier bytea[], new_root bytea, complete boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  tree public.audit_tree;
begin
  if current_setting('transaction_isolation') <> 'repeatable read' then
    raise exception 'entries are ordered under one snapshot: repeatable read';
  end if;
  if cardinality(numbers) <> cardinality(hashes) then
    raise exception 'one hash for each number';
  end if;
  update public.audit_tree
     set size = old_size + cardinality(numbers), frontier = new_frontier, root = new_root, moved_at = clock_timestamp()
   where size = old_size
  returning * into tree;
  if not found then
    return false;
  end if;
  insert into public.audit_leaf (index, number, hash)
    select old_size + place - 1, number, hash from unnest(numbers, hashes) with ordinality as leaf (number, hash, place);
  insert into public.audit_node (level, index, hash)
    select level, index, hash from unnest(node_levels, node_indexes, node_hashes) as node (level, index, hash);
  if complete then
    if audit_visible_since(tree.seen, tree.seen_size) <> tree.size - tree.seen_size then
      raise exception 'entries would be left out: % of % since the last time',
        tree.size - tree.seen_size, audit_visible_since(tree.seen, tree.seen_size);
    end if;
    update public.audit_tree set seen = pg_current_snapshot(), seen_size = tree.size;
  end if;
  return true;
end $$;
revoke all on function audit_append(bigint, bigint[], bytea[], bigint[], bigint[], bytea[], bytea[], bytea, boolean) from public;

-- Publishes a head of the tree as it stands.
create function audit_publish(head_size bigint, head_root bytea, head_key text, head_public_key text, head_signed_at timestamptz, head_line text)
returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select from public.audit_tree where size = head_size and root = head_root) then
    return false;
  end if;
  insert into public.audit_key (id, public_key) values (head_key, head_public_key) on conflict do nothing;
  insert into public.audit_head (size, key_id, signed_at, line)
    values (head_size, head_key, head_signed_at, head_line) on conflict do nothing;
  return found;
end $$;
revoke all on function audit_publish(bigint, bytea, text, text, timestamptz, text) from public;
