-- Trigram search over names and addresses; the one extension the schema relies on.
create extension if not exists pg_trgm;

-- Every read of personal data leaves a row (Art 24): who, what, when, why.
create table audit_log (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    actor_id   text not null,
    actor_role text not null,
    action     text not null,
    subject    text not null,
    detail     text not null default ''
);
create index audit_log_subject on audit_log (subject, at);
create index audit_log_actor on audit_log (actor_id, at);
