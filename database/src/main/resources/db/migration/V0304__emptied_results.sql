-- Results that became a message no longer say to whom (Art 24); those of before are emptied in the background, and this index in the end.
create index outbox_unemptied on outbox (id)
    where kind = 'RESULT_SMS' and done_at is not null and payload <> '{}'::jsonb;
