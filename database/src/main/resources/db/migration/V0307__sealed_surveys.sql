-- Whom a survey asks is kept sealed (Art 24), bound to the row and found by blind index; a suffix is leased to the index. The plain column is
-- emptied in the background; null in sealed: from before.
alter table sms_survey
    add column phone_index bytea,
    add column sealed      bytea,
    alter column phone set default '';
drop index sms_survey_lease;
create unique index sms_survey_plain_lease on sms_survey (phone, suffix) where state <> 'EXPIRED' and sealed is null;
create unique index sms_survey_lease on sms_survey (phone_index, suffix) where state <> 'EXPIRED' and phone_index is not null;
create index sms_survey_plain on sms_survey (id) where sealed is null;
