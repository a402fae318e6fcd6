-- A definition's version is the number of the change that made it what it is; what nobody changed yet has its first one too.
insert into routing_change (subject, definition, changed_by, changed_at)
select 'queue:' || queue_id, definition, changed_by, changed_at from routing_queue
where not exists (select 1 from routing_change where subject = 'queue:' || queue_id)
order by position;
insert into routing_change (subject, definition, changed_by, changed_at)
select 'agent:' || agent_id, definition, changed_by, changed_at from routing_agent
where not exists (select 1 from routing_change where subject = 'agent:' || agent_id);
create index routing_change_subject on routing_change (subject, id desc);
