-- Whom we are to call back: promised to those who waited too long, and owed to those whom we missed. Written with the
-- call's facts, in the same transaction, so that no promise is lost and none is kept twice.
create table callback (
    id            uuid        primary key,
    kind          text        not null check (kind in ('PROMISED', 'MISSED')),
    number        text        not null,
    number_kind   text        not null,
    masked        text        not null,
    queue         text        not null,
    entry_at      timestamptz not null,
    source_call   text        not null unique,
    created_at    timestamptz not null,
    state         text        not null default 'WAITING' check (state in ('WAITING', 'DIALLING', 'DONE', 'CLOSED')),
    attempts      integer     not null default 0,
    tried_at      timestamptz,
    dialled_call  text,
    last_outcome  text,
    reason        text,
    closed_at     timestamptz,
    closed_by     text
);
-- One entry a number: whoever was missed twice is called back once.
create unique index callback_open_number on callback (number) where state in ('WAITING', 'DIALLING');
create index callback_open on callback (entry_at) where state in ('WAITING', 'DIALLING');
create index callback_dialled on callback (dialled_call) where dialled_call is not null;
