-- Matters that another system hands over. Nobody has taken such a draft yet, so that a ticket may be without an agent.
alter table ticket alter column agent_id drop not null;
create index ticket_untaken on ticket (created_at, id) where agent_id is null and state = 'DRAFT';

-- What came in under which number of the sender: the same again is the same ticket.
create table external_submission (
    channel      text        not null,
    external_id  text        not null,
    -- Written before the ticket in the same transaction, so that of two at once the second waits.
    ticket_id    uuid        not null unique references ticket deferrable initially deferred,
    -- SHA-256 of what was submitted; personal data is in the ticket only.
    content_hash text        not null,
    received_at  timestamptz not null,
    primary key (channel, external_id)
);

-- Keys of the systems that hand matters over; only their SHA-256 is kept.
create table channel_key (
    id           uuid        primary key,
    channel      text        not null,
    hash         text        not null unique,
    -- The last four characters, by which people tell keys apart.
    ending       text        not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    -- After a rotation the key before is good for a while.
    expires_at   timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    last_used_at timestamptz
);
create index channel_key_channel on channel_key (channel, created_at desc);
