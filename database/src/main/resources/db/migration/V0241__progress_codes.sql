-- Codes by which a citizen sees how far a matter is. A row is written for every number that is asked for, whether there is
-- such a ticket or not, so that nothing can be told from what is counted or answered.
create table progress_code (
    id            uuid        primary key,
    ticket_number text        not null,
    ticket_id     uuid        references ticket,
    -- HMAC-SHA256; the code itself is in the message to the citizen only.
    hash          text        not null,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    tries         int         not null default 0,
    used_at       timestamptz,
    -- SHA-256 of what lets the page be looked at again for a while.
    view_hash     text        unique,
    view_until    timestamptz
);
create index progress_code_number on progress_code (ticket_number, created_at desc);
create index progress_code_created on progress_code (created_at);
