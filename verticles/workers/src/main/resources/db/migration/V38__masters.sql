-- マスター of the レセプト電算処理システム. What a code said before stays: claims are named as of their day.
create table master_entry (
  kind text not null,
  code text not null,
  valid_from date not null,
  name text not null,
  valid_until date,
  ingredient text not null,
  unit text not null,
  form text not null,
  reduction boolean not null,
  primary key (kind, code, valid_from)
);

-- An operator names a claim by its key alone.
create index claim_by_key on claim (claim_key);
