-- A call belongs to the journal that first told of it, that is to one server and its Asterisk: only that server may say
-- that a call is over which it no longer finds there.
alter table call_record add column journal_id uuid;

-- The call ended while nobody watched: ended_at is its last sign of life, and it was over at most this much later.
alter table call_record add column unseen_ms bigint;

-- Calls from before belong to the only journal, where there was only one.
update call_record set journal_id = (select journal_id from journal_position)
where ended_at is null and (select count(*) from journal_position) = 1;

create index call_record_unended on call_record (journal_id, call_id) where ended_at is null;
