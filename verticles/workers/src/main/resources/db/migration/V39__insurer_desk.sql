-- 保険者の机: who of the staff took a step, and names in the form in which they are searched for.
alter table deregistration_step add column staff_id uuid references staff;

create index deregistration_of_insurer on deregistration (insurer_number, status, received_at);
create index coverage_of_insurer on coverage (insurer_number, acquired_on);

-- 氏名の検索の形: widths folded, no spaces, ひらがな as カタカナ, old forms of characters as today's.
create function name_key(name text) returns text
language sql immutable parallel safe set search_path = pg_catalog as $$
  select translate(
    regexp_replace(normalize(name, nfkc), '[\s　・]+', '', 'g'),
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ'
      || '髙﨑嵜碕邊邉濱澤齋齊斎廣國櫻瀧龍嶋嶌槇德眞惠榮會鐵藏藪圓學實壽將條淨讓狹靜𠮷',
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ'
      || '高崎崎崎辺辺浜沢斉斉斉広国桜滝竜島島槙徳真恵栄会鉄蔵薮円学実寿将条浄譲狭静吉')
$$;
alter table person
  add column name_key text generated always as (name_key(name)) stored,
  add column kana_key text generated always as (name_key(kana)) stored;
create index person_by_name_key on person (name_key text_pattern_ops);
create index person_by_kana_key on person (kana_key text_pattern_ops);
