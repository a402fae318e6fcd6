-- Who asked for a recording to be kept beyond its time, and since when; why stands in hold_reason.
alter table recording add column hold_by text not null default '';
alter table recording add column hold_since timestamptz;
