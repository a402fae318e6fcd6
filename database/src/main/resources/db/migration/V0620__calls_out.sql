-- Calls that we make: the other side's number stands where the caller's does.
alter table call_record add column direction text not null default 'IN';
alter table call_record add column purpose text;
alter table call_record add column ticket_id uuid;
create index call_record_ticket on call_record (ticket_id, arrived_at) where ticket_id is not null;
