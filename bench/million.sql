-- Fills a new ledger, an SQLite file, with as many messages as @COUNT says (bench/Sql.java), as the console reads them:
-- without bodies, receipts and chain.

insert into entry (sender, claim, piece, received_at, state, reference, revision, digest, code)
with recursive n (x) as (select 1 union all select x + 1 from n where x < @COUNT)
select
  case x % 6 when 1 then 'bg' when 2 then 'ro' when 3 then 'europol' when 4 then 'ly' else 'uk' end,
  'claim-' || x, 1,
  1795651200000 - (@COUNT + 1 - x) * 1000,
  case x % 20 when 7 then 'REJECTED' when 9 then 'DUPLICATE' else 'ACCEPTED' end,
  'REF-2026/' || x, 1, 'digest-' || x, case x % 20 when 7 then 'CODE_UNKNOWN' end
from n;

insert into notification (entry, sender, reference, revision, action, digest, type)
select id, sender, reference, 1, 'NEW', digest,
  case id % 6 when 0 then 'SEIZURE' when 1 then 'RAID' when 2 then 'ARREST' when 3 then 'INTELLIGENCE'
    when 4 then 'INCIDENT' else 'LIAISON' end
from entry where state = 'ACCEPTED';

insert into lineage (sender, reference, trial, revision, cancelled)
select sender, reference, 0, 1, false from notification;

insert into delivery (entry, recipient, state, redactions, attempts, changed_at)
select n.entry, p.id,
  case when p.id = 'ly' and n.entry % 10 = 3 then 'REFUSED'
    when p.id = 'ly' and n.entry % 100000 = 5 then 'HELD' else 'DELIVERED' end,
  0, 1, 1795651200000
from notification n join (select column1 as id from (values ('uk'), ('bg'), ('ro'), ('ly'), ('at'))) p on true;

insert into event (happened_at, entry, kind, partner, actor, detail, nonce, stamp)
select received_at, id, 'RECEIVED', sender, 'hub', '{"bytes":"800","number":"1"}', 'r' || id, 'x' from entry;
insert into event (happened_at, entry, kind, partner, actor, detail, nonce, stamp)
select received_at, id, state, sender, 'hub', '{"code":"CODE_UNKNOWN","location":"/a"}', 's' || id, 'x' from entry;
insert into event (happened_at, entry, kind, partner, actor, detail, nonce, stamp)
select changed_at, entry, state, recipient, 'hub', '{"format":"json"}', 'd' || entry || recipient, 'x' from delivery;
insert into remark (event, entry, person, words)
select id, entry, false, 'code_unknown /a' from event where kind = 'REJECTED';

insert into event (happened_at, entry, kind, partner, actor, detail, nonce, stamp)
select received_at, id, 'VOTED', 'ly', 'releaser-1', '{"act":"RELEASE","reason":"asked the duty lawyer"}', 'v' || id, 'x'
from entry where id % 1000 = 5;
insert into remark (event, entry, person, words)
select id, entry, true, 'release asked the duty lawyer' from event where kind = 'VOTED';
