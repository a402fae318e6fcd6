-- How calls are routed; changed by supervisors while calls go on. The definitions are documents whose shape the API's
-- contract gives (RoutingQueue, RoutingAgent); what they mean together is checked before they are stored.
create table routing_queue (
    queue_id   text        primary key,
    -- The first queue serves calls whose queue is not known.
    position   bigint      generated always as identity,
    definition jsonb       not null,
    changed_by text        not null,
    changed_at timestamptz not null
);

-- An agent without a row has no skills and no limit.
create table routing_agent (
    agent_id   text        primary key,
    definition jsonb       not null,
    changed_by text        not null,
    changed_at timestamptz not null
);

-- Every change, for ever: who, when, what it became; a removed queue has no definition.
create table routing_change (
    id         bigint      generated always as identity primary key,
    subject    text        not null,
    definition jsonb,
    changed_by text        not null,
    changed_at timestamptz not null
);

insert into routing_queue (queue_id, definition, changed_by, changed_at) values
('general', '{"name":"人工","stages":[{"afterSeconds":0}]}', 'system', now()),
('guiliu', '{"name":"桂柳话","stages":[
    {"afterSeconds":0,"required":{"桂柳话":3}},
    {"afterSeconds":30,"required":{"桂柳话":1}},
    {"afterSeconds":60,"preferred":{"桂柳话":1}}]}', 'system', now()),
('english', '{"name":"English","stages":[
    {"afterSeconds":0,"required":{"English":3}},
    {"afterSeconds":30,"required":{"English":1}},
    {"afterSeconds":120,"preferred":{"English":1}}]}', 'system', now()),
('leader', '{"name":"领导接听","priority":200,
    "hours":[
      {"day":"MONDAY","from":"09:00","to":"12:00"},{"day":"MONDAY","from":"15:00","to":"18:00"},
      {"day":"TUESDAY","from":"09:00","to":"12:00"},{"day":"TUESDAY","from":"15:00","to":"18:00"},
      {"day":"WEDNESDAY","from":"09:00","to":"12:00"},{"day":"WEDNESDAY","from":"15:00","to":"18:00"},
      {"day":"THURSDAY","from":"09:00","to":"12:00"},{"day":"THURSDAY","from":"15:00","to":"18:00"},
      {"day":"FRIDAY","from":"09:00","to":"12:00"},{"day":"FRIDAY","from":"15:00","to":"18:00"}],
    "night":{"prompt":"night-service","queue":"night"},
    "stages":[{"afterSeconds":0,"required":{"领导接听":1}}],
    "overflow":[{"when":"WAITED","seconds":60,"then":"QUEUE","queue":"general"}]}', 'system', now()),
('night', '{"name":"夜间值守","order":"LEAST_TALK","stages":[{"afterSeconds":0}]}', 'system', now());
