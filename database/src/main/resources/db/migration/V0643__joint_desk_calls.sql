-- Joint desks that call back into the hotline wait for nobody but emergencies.
insert into routing_queue (queue_id, definition, changed_by, changed_at) values
('joint', '{"name":"联动席来电","priority":600,"stages":[{"afterSeconds":0}]}', 'system', now())
on conflict (queue_id) do nothing;
alter table call_record add column joint_service text;
