-- Further purposes need no migration: the words are those of hotline.sms.store.Purpose.
alter table sms_message drop constraint if exists sms_message_purpose_check;
create index sms_message_code on sms_message (created_at) where purpose = 'PROGRESS_CODE' and text <> '';
