-- Who opted out is kept sealed (Art 24): number and words in one value bound to the row, found by blind index. The plain columns are
-- emptied in the background.
alter table sms_suppression
    add column id          uuid not null default gen_random_uuid(),
    add column phone_index bytea unique,
    add column sealed      bytea,
    alter column phone set default '',
    alter column word set default '',
    drop constraint sms_suppression_pkey,
    add primary key (id);
create unique index sms_suppression_plain on sms_suppression (phone) where phone <> '';
