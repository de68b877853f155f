-- Fills a new ledger with as many messages as @COUNT says (bench/Sql.java), as the console reads them: without bodies,
-- receipts and chain. For SQLite and PostgreSQL.

insert into entry (sender, message_key, piece, received_at, state, reference, revision, action, type, digest, code)
with recursive n (x) as (select 1 union all select x + 1 from n where x < @COUNT)
select
  case x % 6 when 1 then 'bg' when 2 then 'ro' when 3 then 'europol' when 4 then 'ly' else 'uk' end,
  'message-' || x, 1,
  1795651200000 - (@COUNT + 1 - x) * 1000,
  case x % 20 when 7 then 'REJECTED' when 9 then 'DUPLICATE' else 'ACCEPTED' end,
  'REF-2026/' || x, 1,
  case when x % 20 not in (7, 9) then 'NEW' end,
  case when x % 20 not in (7, 9) then
    case x % 6 when 0 then 'SEIZURE' when 1 then 'RAID' when 2 then 'ARREST' when 3 then 'INTELLIGENCE'
      when 4 then 'INCIDENT' else 'LIAISON' end end,
  'digest-' || x, case x % 20 when 7 then 'CODE_UNKNOWN' end
from n;

insert into lineage (sender, reference, test_run, revision, cancelled, version)
select sender, reference, 0, 1, false, 0 from entry where action is not null;

-- Three years of facts, at two hundred places.
insert into fact (entry, recipient, happened_at, day, country, latitude, longitude, suspected_false, platform, route,
  price, currency, per, numbers)
select id, '', received_at, 20787 - id % 1095,
  case id % 7 when 0 then 'BG' when 1 then 'FR' when 2 then 'LY' when 3 then 'GB' when 4 then 'RO' when 5 then 'TR' else 'GR' end,
  case when id % 10 < 7 then 33000 + (id * 7919 % 200) * 90 end,
  case when id % 10 < 7 then 2000 + (id * 7919 % 200) * 130 end,
  id % 50 = 0, case when id % 6 = 3 then 'Tok' end,
  case when id % 6 = 3 then case id % 4 when 1 then 'Zuwara - Lampedusa' else 'Calais - Dover' end end,
  case when id % 6 = 3 then 500000 * (1 + id % 9) end, case when id % 6 = 3 then 'EUR' end,
  case when id % 6 = 3 then 'PERSON' end,
  '[["VESSEL","' || case id % 3 when 0 then 'INFLATABLE' when 1 then 'RIB' else 'RIGID' end || '",null,800,null,'
  || (100 * (1 + id % 3)) || '],["ENGINE",null,null,null,null,200],["ITEM","LIFE_JACKET",null,null,null,1200],'
  || '["PERSON","SUSPECT",null,null,null,100],["COUNT","ON_BOARD",null,null,null,' || (100 * (id % 60)) || ']]'
from entry where action is not null;

insert into delivery (entry, recipient, state, redactions, attempts, changed_at)
select e.id, p.id,
  case when p.id = 'ly' and e.id % 10 = 3 then 'REFUSED'
    when p.id = 'ly' and e.id % 100000 = 5 then 'HELD' else 'DELIVERED' end,
  0, 1, 1795651200000
from entry e join (select column1 as id from (values ('uk'), ('bg'), ('ro'), ('ly'), ('at')) v) p on e.action is not null;

insert into event_record (happened_at, entry, actor, events, stamp)
select received_at, id, 'hub', '[{"detail":{"bytes":"800","number":"1"},"kind":"RECEIVED","partner":"' || sender || '"},'
  || '{"detail":{"code":"CODE_UNKNOWN","location":"/a"},"kind":"' || state || '","partner":"' || sender || '"}'
  || case when action is null then '' else
    ',{"detail":{"format":"json"},"digest":"0000000000000000000000000000000000000000000000000000000000000000","kind":"DELIVERED","partner":"bg"}'
    || ',{"detail":{"format":"json"},"digest":"0000000000000000000000000000000000000000000000000000000000000000","kind":"DELIVERED","partner":"ro"}'
    || ',{"detail":{"format":"json"},"digest":"0000000000000000000000000000000000000000000000000000000000000000","kind":"DELIVERED","partner":"at"}' end
  || ']', 'x'
from entry;
insert into remark (record, entry, person, words)
select r.id, r.entry, false, 'code_unknown /a' from event_record r join entry e on e.id = r.entry
where e.state = 'REJECTED';

insert into event_record (happened_at, entry, actor, events, stamp)
select received_at, id, 'releaser-1',
  '[{"detail":{"act":"RELEASE","reason":"asked the duty lawyer"},"kind":"VOTED","partner":"ly"}]', 'x'
from entry where id % 1000 = 5;
insert into remark (record, entry, person, kind, partner, words)
select id, entry, true, 'VOTED', 'ly', 'release asked the duty lawyer' from event_record where actor <> 'hub';
