-- Files of a ticket (Art 13(4)): what there is of them. The bytes lie on the disk under their hash, once however often they came.
create table ticket_attachment (
    id          uuid primary key,
    ticket_id   uuid not null references ticket,
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    -- As the person called it, without paths and control characters.
    name        text not null check (name <> ''),
    -- By its bytes, not by its name.
    type        text not null,
    bytes       bigint not null check (bytes > 0),
    -- What it belongs to: the matter, a reply, or another paper of the ticket.
    belongs_to  text not null check (belongs_to in ('MATTER', 'REPLY', 'PAPER')),
    round       integer not null,
    uploaded_at timestamptz not null,
    uploaded_by text not null,
    actor_role  text not null,
    unit_id     text references unit,
    unique (ticket_id, sha256)
);
create index ticket_attachment_hash on ticket_attachment (sha256);
create trigger ticket_attachment_append_only before update or delete on ticket_attachment
    for each row execute function refuse_change();
create trigger ticket_attachment_no_truncate before truncate on ticket_attachment
    for each statement execute function refuse_change();
call keep_archived('ticket_attachment');
