-- 领导接听 (Art 23): who takes calls when. Rows stay when somebody is taken off the roster.
create table leader_duty (
    id         uuid primary key,
    leader     text        not null check (leader <> ''),
    post       text        not null,
    agent_id   text        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
    created_by text        not null,
    created_at timestamptz not null,
    removed_by text,
    removed_at timestamptz
);
create index leader_duty_ends on leader_duty (ends_at) where removed_at is null;
