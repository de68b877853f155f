-- Beside db/postgresql/V1__ledger.sql: the same tables; keep it so. Times are milliseconds since the epoch, UTC.

-- What the database's own clock says: a database that several hubs share has one for all of them.
create view clock as select cast(unixepoch('subsec') * 1000 as integer) as now;

-- MESSAGES

-- One row for each message that came in. The message key is the broker's name for it: seen again, it is the same work
-- again. Origin: the message that an operator sent into the hub again as this one. Test run: which of its sender's test
-- runs it came in, 0 for none; it is compared with the messages of the same test run, and counts for nothing outside
-- it. Spill: above the hub's ceiling, whatever fault it is rejected for. Action and type: null unless it is accepted.
-- Receipts: what its sender was sent. Configuration: what it was decided by; without a foreign key, as each message
-- would have to look there.
create table entry (
  id integer primary key autoincrement,
  sender text not null,
  message_key text not null,
  file text,
  piece integer not null,
  received_at integer not null,
  state text not null,
  reference text,
  revision integer,
  action text,
  type text,
  digest text,
  code text,
  origin integer references entry (id),
  test_run integer default 0 not null,
  spill integer default 0 not null,
  configuration integer,
  receipts text,
  constraint entry_once unique (sender, message_key)
) strict;
create index entry_reference on entry (reference, sender);
create index entry_sender on entry (sender, id);
create index entry_state on entry (state, id);
create index entry_received on entry (received_at);
-- Few have one; asked for each entry that is deleted.
create index entry_origin on entry (origin) where origin is not null;
-- Decides between two copies that are handled at once.
create unique index entry_accepted on entry (sender, reference, revision, test_run) where action is not null;

-- How far the revisions of a reference have come; the row that decides between two revisions handled at once. Version:
-- counted on by each of them, and by whoever sends a copy of an earlier one, as the next goes to its recipients, too.
-- Past: the highest revision whose entry was deleted, as it was too old. The row stays: a reference that was accepted
-- is never new again.
create table lineage (
  sender text not null,
  reference text not null,
  test_run integer not null,
  revision integer not null,
  cancelled integer not null,
  version integer not null,
  past integer default 0 not null,
  primary key (sender, reference, test_run)
) strict, without rowid;

-- Priority: the lane of its copy, as JMS has it: 8 IMMEDIATE, 6 PRIORITY, 4 ROUTINE.
create table delivery (
  entry integer not null references entry (id),
  recipient text not null,
  state text not null,
  rule text,
  code text,
  redactions integer not null,
  format text,
  priority integer default 4 not null,
  attempts integer not null,
  changed_at integer not null,
  primary key (entry, recipient)
) strict, without rowid;
create index delivery_state on delivery (state, entry);

-- The last number that was given to a copy of this sender for this recipient, from 1 without gaps.
create table copy_sequence (
  sender text not null,
  recipient text not null,
  last_number integer not null,
  primary key (sender, recipient)
) strict, without rowid;

-- The number of each copy; one that is sent again keeps it. Unused: its message was done again, and came to no such
-- copy. Reported: in which manifest its recipient has read that it does not come. Without a foreign key, as each would
-- have to look there.
create table copy_number (
  entry integer not null,
  recipient text not null,
  number integer not null,
  unused integer default 0 not null,
  reported text,
  primary key (entry, recipient)
) strict, without rowid;
create index copy_number_unused on copy_number (recipient) where unused;

-- The messages that were handled by their copy in the lane of what is urgent; the one on the inbound queue is dropped
-- in its turn. Urgency: as which it lay there. Committed: whether the broker is known to have committed that. Without a
-- foreign key, as each would have to look there.
create table urgent_entry (
  entry integer primary key,
  urgency text not null,
  committed integer default 0 not null
) strict;

-- How far the broker is known to have committed what came to senders' inbound queues (ROUTINE) and urgent lanes: each
-- entry that was first made there, up to this one.
create table lane_progress (
  sender text not null,
  urgency text not null,
  entry integer not null,
  primary key (sender, urgency)
) strict, without rowid;

-- The answers that were accepted, each with the entry of the notification that it is to. Partner: who sent it. Without
-- foreign keys, as each entry would have to look there.
create table answer (
  entry integer primary key,
  answered integer not null,
  partner text not null,
  kind text not null
) strict;
create index answer_answered on answer (answered);

-- By when a delivery is of use to its recipient: of those that wait, and of those that were late (ended: when they were
-- made). What is delivered in time has none. Countdown: from when on little of the time is left. Without a foreign key,
-- as each would have to look there.
create table due_delivery (
  entry integer not null,
  recipient text not null,
  due_at integer not null,
  countdown_at integer not null,
  ended_at integer,
  primary key (entry, recipient)
) strict, without rowid;
-- What waits is found by its time, however many were late.
create index due_delivery_due on due_delivery (recipient, due_at) where ended_at is null;
create index due_delivery_countdown on due_delivery (recipient, countdown_at) where ended_at is null;

-- Files in the inboxes of partners' servers, until they are seen to be gone. Without a foreign key, as each would have
-- to look there.
create table inbox_file (
  partner text not null,
  entry integer not null,
  name text not null,
  delivered_at integer not null,
  primary key (partner, entry)
) strict, without rowid;
create index inbox_file_delivered on inbox_file (partner, delivered_at);
create index inbox_file_entry on inbox_file (entry);

-- The copies that their recipients have taken. Receipt: OWED until the sender has it, then SENT; null where it gets
-- none. Without a foreign key, as each would have to look there.
create table taken_copy (
  entry integer not null,
  recipient text not null,
  taken_at integer not null,
  receipt text,
  primary key (entry, recipient)
) strict, without rowid;
create index taken_copy_owed on taken_copy (taken_at) where receipt = 'OWED';

-- The clocks of copies whose sender's file says in which time they are to be delivered, taken and answered: one for
-- each, until nothing of it is waited for. Answer by: when an answer is asked for. Started: by the database's clock.
-- Step: what it waits for, since when, and until when that is in time. Found: since when it is known to be overdue;
-- null where it is not. Reported: the last step that was. Receipt: OWED until the sender has it, then SENT; null where
-- it gets none. Without a foreign key, as each would have to look there.
create table overdue_clock (
  entry integer not null,
  recipient text not null,
  sender text not null,
  urgency text not null,
  answer_by integer,
  replied integer default 0 not null,
  started_at integer not null,
  look_at integer not null,
  step text,
  since integer,
  due_at integer,
  found_at integer,
  reported text,
  receipt text,
  primary key (entry, recipient)
) strict, without rowid;
create index overdue_clock_look on overdue_clock (look_at);
create index overdue_clock_found on overdue_clock (sender, recipient, step) where found_at is not null;
create index overdue_clock_owed on overdue_clock (found_at) where receipt = 'OWED';

-- Bytes with personal data: what was kept of a message in one commit, packed and compressed, each with the salt of its
-- digest. The digests stand in the events. Deleted when its time is over: without the salts they are worth nothing.
create table content (
  id integer primary key,
  entry integer not null references entry (id),
  kept_at integer not null,
  packed blob not null
) strict;
create index content_entry on content (entry);
create index content_kept on content (kept_at);

-- SEARCH INDEX

-- By what contents are found: keyed hashes of serials, numbers, places and words. Without a foreign key to entry, as
-- each would have to look there.
create table search_key (
  hash integer not null,
  entry integer not null,
  primary key (hash, entry)
) strict, without rowid;
create index search_key_entry on search_key (entry);

-- What notifications of several senders may have in common: keyed hashes of serials, numbers and the like. Sender: as
-- in the entry, so that another's is found without it. Shown: the partners that have the value from this notification,
-- each between blanks. Met: that another sender's has it; it may be gone again since. Without a foreign key to entry,
-- as each would have to look there.
create table link_key (
  hash integer not null,
  sender text not null,
  entry integer not null,
  kind text not null,
  shown text not null,
  met integer,
  primary key (hash, sender, entry)
) strict, without rowid;
create index link_key_entry on link_key (entry);
create index link_key_met on link_key (entry) where met is not null;

-- Whose contents the index has not yet, or has as they were. A message may be there several times: so nobody who keeps
-- contents waits for who reads them. Since when it waits is by the database's clock.
create table search_waiting (
  id integer primary key,
  entry integer not null,
  since integer not null
) strict;

-- One row: what the hashes are made by, and from which entry on an index has all that is being made anew.
create table search_index (
  id integer primary key,
  made_by text not null,
  rebuild_below integer
) strict;
insert into search_index (id, made_by) values (1, '');

-- Here, so that whatever keeps or deletes contents cannot leave the index as it was.
create trigger content_kept after insert on content begin
  insert into search_waiting (entry, since) select new.entry, now from clock;
end;
create trigger content_replaced after update on content begin
  insert into search_waiting (entry, since) select new.entry, now from clock;
end;
create trigger content_deleted after delete on content begin
  delete from search_key where entry = old.entry;
  delete from link_key where entry = old.entry;
  insert into search_waiting (entry, since)
    select distinct entry, now from content, clock where entry = old.entry;
end;

-- FACTS

-- What each accepted notification adds up to, without personal data; it stays when the contents are deleted. Recipient:
-- empty for the whole; else whose copy says less, since something was left out of it. Day: since the epoch, by the
-- calendar. Latitude and longitude: in thousandths of a degree. Price: in thousandths. Numbers: JSON, for each an array
-- of measure, kind, currency, length in centimetres, capacity and hundredths. Without a foreign key to entry,
-- as each would have to look there.
create table fact (
  entry integer not null,
  recipient text not null,
  happened_at integer not null,
  day integer not null,
  country text,
  place text,
  locode text,
  latitude integer,
  longitude integer,
  suspected_false integer not null,
  platform text,
  route text,
  price integer,
  currency text,
  per text,
  numbers text not null,
  primary key (entry, recipient)
) strict, without rowid;
create index fact_day on fact (day);

-- THE PICTURE

-- What each week adds up to, so that the console's page need not read all facts. No number is given twice. Monday:
-- since the epoch. Span: of which thirteen weeks it is one. Block: those of which it is part.
create table picture_week (
  id integer primary key autoincrement,
  monday integer not null unique,
  span integer not null,
  block integer,
  sums blob not null,
  places blob not null
) strict;
create index picture_week_block on picture_week (block);

-- The same of each day, so that no facts need be read of a week of which only a part is meant.
create table picture_day (
  day integer primary key,
  sums blob not null,
  places blob not null
) strict;

-- What the map shows of several weeks together, from the first day to the last: of those weeks that refer to it, as
-- long as there are so many.
create table picture_block (
  id integer primary key autoincrement,
  first integer not null unique,
  last integer not null,
  weeks integer not null,
  places blob not null
) strict;

-- The days of which something has changed since. A day may be there several times: so nobody who records a
-- notification waits for who adds them up.
create table picture_change (
  id integer primary key,
  day integer not null
) strict;
create index picture_change_day on picture_change (day);

-- Here, so that whatever changes what counts cannot leave the sums as they were: facts, revisions, and holds.
create trigger fact_taken after insert on fact when new.recipient = '' begin
  insert into picture_change (day) values (new.day);
end;
create trigger fact_forgotten after delete on fact when old.recipient = '' begin
  insert into picture_change (day) values (old.day);
end;
create trigger entry_counted after insert on entry when new.revision > 1 and new.action is not null begin
  insert into picture_change (day)
    select f.day from entry e join fact f on f.entry = e.id and f.recipient = ''
    where e.reference = new.reference and e.sender = new.sender;
end;
create trigger entry_changed after update on entry
when old.action is not new.action or old.spill <> new.spill or old.revision is not new.revision begin
  insert into picture_change (day)
    select f.day from entry e join fact f on f.entry = e.id and f.recipient = ''
    where e.reference in (old.reference, new.reference) and e.sender = new.sender;
end;
create trigger entry_gone after delete on entry when old.revision > 1 and old.action is not null begin
  insert into picture_change (day)
    select f.day from entry e join fact f on f.entry = e.id and f.recipient = ''
    where e.reference = old.reference and e.sender = old.sender;
end;
create trigger delivery_held after insert on delivery when new.state = 'HELD' begin
  insert into picture_change (day) select day from fact where entry = new.entry and recipient = '';
end;
create trigger delivery_changed after update on delivery
when old.state <> new.state and 'HELD' in (old.state, new.state) begin
  insert into picture_change (day) select day from fact where entry = new.entry and recipient = '';
end;
create trigger delivery_gone after delete on delivery when old.state = 'HELD' begin
  insert into picture_change (day) select day from fact where entry = old.entry and recipient = '';
end;

-- EVENTS AND THEIR CHAIN

-- What happened to one message in one commit, or what a person did: a JSON array of events, stamped together.
-- Append-only, but that the oldest are deleted together. No foreign keys: events outlive what they are about. No
-- number is given twice, though somebody has deleted what had it.
create table event_record (
  id integer primary key autoincrement,
  happened_at integer not null,
  entry integer,
  actor text not null,
  events text not null,
  stamp text not null
) strict;
create index event_record_entry on event_record (entry);
-- Those by which requests came to their end. In these words as PostgreSQL takes them to be few.
create index event_record_ends on event_record (id)
  where case when replace(events, '"ends":"', '') = events then 0 else 1 end = 1;

-- The words of events that people look for: faults, and what people did and why. Kind and partner of what people did.
create table remark (
  record integer primary key,
  entry integer,
  person integer not null,
  kind text,
  partner text,
  words text not null
) strict;
create index remark_person on remark (person, record);

-- The records of one commit wait, and are sealed, together. Their numbers as ranges, 5-9,12: a list of its own, since
-- numbers are given out before the commit, out of order.
create table unsealed (
  id integer primary key,
  records text not null
) strict;

-- A link of the chain: its first record, and all of them where there are several.
create table seal (
  link integer primary key,
  record integer not null,
  records text,
  hash text not null,
  constraint seal_record unique (record)
) strict;

-- One row: sealers meet at it, and its stamp shows a tail that was cut off.
create table chain_head (
  id integer primary key,
  link integer not null,
  hash text not null,
  stamp text not null
) strict;
insert into chain_head (id, link, hash, stamp)
  values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', '');

-- One row: the last link of the oldest that were deleted; what follows is chained to it. Its stamp shows that the hub
-- deleted them.
create table chain_start (
  id integer primary key,
  link integer not null,
  hash text not null,
  stamp text not null
) strict;
insert into chain_start (id, link, hash, stamp)
  values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', '');

-- One row: when the whole chain was last checked, and what was found. Begun: so that only one hub does it at a time.
create table chain_check (
  id integer primary key,
  begun integer,
  done integer,
  sound integer,
  words text
) strict;
insert into chain_check (id) values (1);

-- One row: up to which link of the chain events are published to other systems; null as long as none was.
create table feed_position (
  id integer primary key,
  link integer
) strict;
insert into feed_position (id) values (1);

-- WHAT WAITS FOR PEOPLE

-- A row for each dead letter and hold, on dead.in, dead.out and held. The bytes are in the message. Missed: since when,
-- by the database's clock, the message of a decision is missed on its queue. Not done: why the last decision could not
-- be carried out. Code table, word: of the sender's, or the hub's, that the table does not have, while it waits. Stamp:
-- by the ledger's key, over what was decided, and about what.
create table parked_message (
  id text primary key,
  queue text not null,
  partner text not null,
  entry integer not null references entry (id),
  stage text not null,
  code text,
  location text,
  field text,
  code_table text,
  word text,
  rule text,
  receipt text,
  attempts integer not null,
  first_at integer not null,
  last_at integer not null,
  state text not null,
  act text,
  actor text,
  reason text,
  token text,
  decided_at integer,
  missed_since integer,
  not_done text,
  stamp text
) strict;
create index parked_message_state on parked_message (state, queue, entry);
create index parked_message_entry on parked_message (entry);
create index parked_message_token on parked_message (token);

-- One vote a person for what is held; identity: who that is, whatever the name at the time. Round: how often what
-- people had said about it had ended before, by the record. Stamp: by the ledger's key, over the row and whose message
-- it is.
create table vote (
  id integer primary key,
  parked text not null references parked_message (id) on delete cascade,
  actor text not null,
  identity text not null,
  act text not null,
  reason text not null,
  voted_at integer not null,
  round integer not null,
  stamp text not null,
  constraint vote_once unique (parked, actor)
) strict;

-- What one person has asked for and a second has to agree to. Content: the digest of what is to be sent instead. Round
-- and stamp: as of votes; of what is about no message the record names the token once it has come to its end.
create table request (
  id integer primary key,
  kind text not null,
  partner text not null,
  subject text not null,
  entry integer,
  content text,
  token text not null,
  actor text not null,
  identity text not null,
  reason text not null,
  asked_at integer not null,
  round integer not null,
  stamp text not null,
  constraint request_once unique (kind, partner, subject)
) strict;

-- What lies on a queue and comes from an entry that the ledger does not have: a database that took another's place had
-- lost it. With who wants it set aside, and why, until that is done.
create table unknown_message (
  message text primary key,
  queue text not null,
  partner text not null,
  sender text not null,
  reference text,
  revision integer,
  entry integer not null,
  message_key text not null,
  seen_at integer not null,
  actor text,
  reason text
) strict;

-- Notifications whose bodies are kept, however old, because somebody with the right to says so.
create table legal_hold (
  sender text not null,
  reference text not null,
  since integer not null,
  actor text not null,
  reason text not null,
  primary key (sender, reference)
) strict, without rowid;

-- One row: when contents past their time were last deleted, by the hub's clock and by the database's; how often a
-- person said that the clock is right; and what keeps them from being deleted, since when.
create table retention_run (
  id integer primary key,
  hub_at integer,
  database_at integer,
  confirmed integer not null,
  refused text,
  refused_at integer
) strict;
insert into retention_run (id, confirmed) values (1, 0);

-- What a person has asked for: that a partner is sent again what it was given in a time. Named: how many references
-- were named, 0 where all are meant. Running: true as long as it is, then null, so that the constraint lets one of a
-- partner run. Words: why it was stopped.
create table repeat_request (
  id text primary key,
  partner text not null,
  since integer not null,
  until integer not null,
  named integer not null,
  all_revisions integer not null,
  actor text not null,
  reason text not null,
  asked_at integer not null,
  state text not null,
  ended_at integer,
  words text,
  running integer,
  constraint repeat_request_once unique (partner, running)
) strict;

-- Its copies, in the order in which they are sent. Last revision: the highest of its notification in the request.
-- Delivered: when it had its name on an SFTP partner's server, or, with the code, could not get there. No foreign key
-- to entry: that may be deleted, as it is too old.
create table repeat_copy (
  request text not null references repeat_request (id) on delete cascade,
  number integer not null,
  entry integer not null,
  last_revision integer not null,
  state text not null,
  delivered_at integer,
  code text,
  primary key (request, number)
) strict, without rowid;
create index repeat_copy_entry on repeat_copy (request, entry);
create index repeat_copy_state on repeat_copy (request, state, number);

-- A copy that its recipient is not to get, as it was cancelled before it was fetched. Cause: the entry of the
-- cancellation. That has a row itself for each recipient of such copies: it goes to those who have one of them. State:
-- how far it has come where the copy is to be taken from the queue of a partner that consumes it itself. No foreign
-- keys: entries may be deleted, as they are too old.
create table withdrawal (
  entry integer not null,
  recipient text not null,
  cause integer not null,
  state text not null,
  primary key (entry, recipient)
) strict, without rowid;
create index withdrawal_cause on withdrawal (cause, recipient);
create index withdrawal_state on withdrawal (state, cause) where state in ('WAITING', 'REMOVED');

-- Which files that the hub makes itself each partner was sent: what a month adds up to (PICTURE), what it was given in
-- a day (MANIFEST). Each is begun once. Attempt: how often it was made; what has failed is made anew, with the code why
-- it has.
create table periodic_file (
  series text not null,
  partner text not null,
  period text not null,
  state text not null,
  attempt integer not null,
  changed_at integer not null,
  code text,
  primary key (series, partner, period)
) strict, without rowid;

-- The time stamps that a time-stamping authority (RFC 3161) gave on the chain's last link of each day. Since: when one
-- was first asked for. Token: as it was given, base64; null as long as there is none, with the code why.
create table time_stamp (
  day text primary key,
  link integer not null,
  hash text not null,
  since integer not null,
  tried_at integer not null,
  code text,
  token text
) strict, without rowid;

-- The files that partners who are sent manifests were given. Number: of a copy, with its sender. Reference: of a
-- receipt its key, of a picture its month. Day: of the manifest that lists it; null as long as none does.
create table manifest_file (
  partner text not null,
  name text not null,
  kind text not null,
  size integer not null,
  digest text not null,
  delivered_at integer not null,
  sender text,
  reference text not null,
  revision integer not null,
  number integer,
  day text,
  primary key (partner, name)
) strict, without rowid;

-- What two people have recalled: the hub cancels it as its next revision. Base: the entry of its last one; entry: the
-- cancellation's, once there is one. Running: true as long as something is to be done, then null, so that the
-- constraint lets a notification be recalled once at a time. Words: why it was stopped.
create table recall (
  id text primary key,
  sender text not null,
  reference text not null,
  base integer not null,
  actor text not null,
  reason text not null,
  agreed_at integer not null,
  state text not null,
  revision integer,
  entry integer,
  words text,
  running integer,
  constraint recall_once unique (sender, reference, running)
) strict;
create index recall_entry on recall (entry);

-- PARTNERS

-- How the hub deals with each partner. Test run: which of the partner's test runs what it sends now belongs to, 0 for
-- none; test runs: how many there were; looked after: the last of them after which its outbox was looked at for the
-- first time.
create table partner_state (
  partner text primary key,
  state text not null,
  test_run integer not null,
  test_runs integer not null,
  looked_after integer default 0 not null,
  since integer not null,
  actor text not null,
  reason text not null
) strict;

-- One row: how often any partner's state was changed. A hub sees by it whether it knows the last.
create table partner_changes (
  id integer primary key,
  changes integer not null
) strict;
insert into partner_changes (id, changes) values (1, 0);

-- Which of its test runs a partner sent for from which message of which broker on, 0 for none. The broker numbers
-- messages as they come, so this needs no clock; where there is no node, since says it.
create table partner_test_run (
  partner text not null,
  since integer not null,
  test_run integer not null,
  node text not null,
  number integer not null
) strict;
create index partner_test_run_since on partner_test_run (partner, since);

-- What lies in a partner's outbox at the first look after its test mode was put there for the test, and stays a test
-- until the outbox has nothing of that name.
create table test_file (
  partner text not null,
  name text not null,
  test_run integer not null,
  primary key (partner, name)
) strict, without rowid;

-- Times in which a partner is left alone, past ones too.
create table maintenance (
  id integer primary key,
  partner text not null,
  begins integer not null,
  ends integer not null,
  actor text not null,
  reason text not null
) strict;
create index maintenance_ends on maintenance (ends);

-- When a partner was last heard of, each way; written now and then, as the hub has it in its memory.
create table contact (
  partner text not null,
  way text not null,
  happened_at integer not null,
  primary key (partner, way)
) strict, without rowid;

-- When each partner's server may get the next file, by its throttle: hubs that have a lane each keep it together.
create table delivery_pace (
  partner text primary key,
  next_at integer not null
) strict, without rowid;

-- How much each sender sent in each hour of the last weeks, and when something of it was accepted, first and last;
-- written now and then, as the hub has it in its memory. Rested: it was paused, tested or maintained since the hour
-- before.
create table sender_hour (
  sender text not null,
  hour integer not null,
  number integer not null,
  first_at integer,
  last_at integer,
  rested integer not null,
  primary key (sender, hour)
) strict, without rowid;

-- ALARMS

-- One row for each time that something was out of order. Active: true as long as it is, then null, so that the
-- constraint decides which of two hubs reports it. Seen: when it was last found so. Raised: when it began, or became
-- critical. Escalated: when it last went to those who are called when nobody has acknowledged it. Acknowledged: null
-- until somebody has, and again when it becomes critical.
create table alarm (
  id integer primary key,
  name text not null,
  kind text not null,
  partner text,
  subject text not null,
  severity text not null,
  text text not null,
  since integer not null,
  seen integer not null,
  ended integer,
  active integer,
  raised integer not null,
  escalated integer,
  acknowledged integer,
  actor text,
  reason text,
  constraint alarm_once unique (name, active)
) strict;
create index alarm_ended on alarm (ended);

-- What is still to be reported, by mail or webhook. Name: the same at each try, so that its receiver knows a repeat.
-- The batch is the one hub's that tries now.
create table alarm_report (
  id integer primary key,
  name text not null,
  alarm integer not null references alarm (id),
  channel text not null,
  turn text not null,
  made integer not null,
  tries integer not null,
  due integer not null,
  batch text
) strict;
create index alarm_report_channel on alarm_report (channel, due);
create index alarm_report_alarm on alarm_report (alarm);

-- Since when nothing can be reported by a channel; no row where the last report was sent.
create table alarm_outage (
  channel text primary key,
  since integer not null
) strict, without rowid;

-- SHIFTS

-- Who looks after a dead letter or hold, or an alarm; no lock. Goes with what it is about.
create table taking (
  id integer primary key,
  parked text references parked_message (id) on delete cascade,
  alarm integer references alarm (id) on delete cascade,
  actor text not null,
  taken_at integer not null,
  constraint taking_parked unique (parked),
  constraint taking_alarm unique (alarm)
) strict;

-- What people have written for the next shift, in order. It may have personal data, though it should not: it goes with
-- what it is about, and with the contents of that.
create table shift_note (
  id integer primary key,
  parked text references parked_message (id) on delete cascade,
  alarm integer references alarm (id) on delete cascade,
  actor text not null,
  written_at integer not null,
  words text not null
) strict;
create index shift_note_parked on shift_note (parked);
create index shift_note_alarm on shift_note (alarm);

-- HUBS

-- One row: the broker whose messages this ledger knows. Message keys are unique by its node id.
create table installation (
  id integer primary key,
  node text not null,
  since integer not null
) strict;

-- For each broker the checkpoint that lies in its journal, too, and the one that is being put there; both are one when
-- none is.
create table journal_checkpoint (
  node text primary key,
  checkpoint text not null,
  coming text not null
) strict;

-- What hubs decided by: digests of their files, and their version. The name, a digest of these four, stands in the
-- events.
create table configuration (
  id integer primary key,
  name text not null,
  policy text not null,
  mappings text not null,
  partners text not null,
  version text not null,
  first_seen integer not null,
  constraint configuration_once unique (name)
) strict;

-- The hubs at work, each with what it works by, since when, and when it last said that it lives. Credentials: a keyed
-- hash over those that it has.
create table hub (
  id text primary key,
  configuration integer not null references configuration (id),
  credentials text not null,
  since integer not null,
  seen integer not null
) strict;

-- RELOADS

-- What people asked for: that all hubs go over to changed files. Going on: true as long as the hubs check them, then
-- null, so that there is one at a time. The name, as long as it is not null, stands for what they work by from then on.
create table reload (
  id integer primary key,
  actor text not null,
  identity text not null,
  reason text not null,
  asked_at integer not null,
  state text not null,
  going_on integer,
  name text,
  ended_at integer,
  words text,
  constraint reload_once unique (going_on)
) strict;

-- What each hub found in its files: what they stand for and what is changed, or the faults; what changes are laid over
-- them; and since when it works by that.
create table reload_answer (
  reload integer not null references reload (id),
  hub text not null,
  name text,
  changes text not null,
  faults text,
  laid text not null,
  switched_at integer,
  primary key (reload, hub)
) strict, without rowid;

-- CHANGES

-- What people want changed in the files that the hubs work by, beside the folders with these files: one proposes it,
-- a second agrees, and a reload carries it to all hubs. Undoes: the change that this one takes back. From, to: the
-- configuration that its effects were looked at by, and the one that it gave. Effects: what it would do to what the
-- ledger keeps, as JSON; null until that is known. Words: why the hubs did not go over to it. Stamp: by the ledger's
-- key, over the row and the digests of its files.
create table change (
  id integer primary key autoincrement,
  actor text not null,
  identity text not null,
  reason text not null,
  proposed_at integer not null,
  state text not null,
  second_actor text,
  second_identity text,
  second_reason text,
  second_at integer,
  reload integer,
  undoes integer references change (id),
  from_configuration text not null,
  to_configuration text,
  effects text,
  words text,
  stamp text not null
) strict;

-- The files of a change, by paths such as mappings/uk/craft.csv, with their texts before and after it; null where there
-- is no file. In folders: all hubs were seen to have the text after it in their folders, which are what counts since.
-- Digest: SHA-256 of both texts.
create table change_file (
  change integer not null references change (id) on delete cascade,
  path text not null,
  before_text text,
  after_text text,
  in_folders integer not null,
  digest text not null,
  primary key (change, path)
) strict, without rowid;

-- What changes are to give a meaning to: a sender's word, or a hub's for which a recipient's table has none. Known at:
-- since when all hubs work by it. Until entry: the last that there was then. Past entry: the last that was looked at
-- since. Again: how many messages that had waited for it are decided to be done again since. Ended: all of them
-- are, or it will not come to that. Stamp: by the ledger's key, over what it is to mean.
create table proposed_word (
  change integer not null references change (id) on delete cascade,
  partner text not null,
  way text not null,
  code_table text not null,
  word text not null,
  meaning text not null,
  known_at integer,
  until_entry integer,
  past_entry integer default 0 not null,
  again integer default 0 not null,
  ended_at integer,
  stamp text not null,
  primary key (change, partner, way, code_table, word)
) strict, without rowid;

-- The hubs that live. Each counts its heartbeat on; one whose heartbeat stands still is struck off by another hub, and
-- with its row all its leases are void.
create table cluster_hub (
  hub text primary key,
  heartbeat integer not null
) strict;

-- Which hub does what only one may do; nobody where that hub is not among those that live.
create table cluster_lease (
  name text primary key,
  hub text not null
) strict;
