-- Who saw, exported or printed which tickets, what of the caller, masked or clear, why and from where (Art 24). A page of a list is
-- one line. Tickets are named without a foreign key: archived ones are looked at too, and the line stays whatever happens.
create table view_ledger (
    line        bigint generated always as identity primary key,
    at          timestamptz not null,
    person      text        not null,
    person_name text        not null,
    roles       text        not null,
    -- Of the connection.
    address     text        not null,
    kind        text        not null
        check (kind in ('VIEW', 'LIST', 'ACT', 'UNMASK', 'RELAY', 'CHECK', 'EXPORT', 'PRINT')),
    -- The contract's operationId.
    operation   text        not null,
    tickets     uuid[]      not null check (cardinality(tickets) > 0),
    clear       text[]      not null,
    masked      text[]      not null,
    reason      text        not null default '',
    -- Until when what was unmasked stays on the page.
    clear_until timestamptz,
    check (kind <> 'UNMASK' or reason <> '')
);
create index view_ledger_tickets on view_ledger using gin (tickets);
create index view_ledger_person on view_ledger (person, line desc);
create index view_ledger_at on view_ledger (at);
create trigger view_ledger_append_only before update or delete on view_ledger
    for each row execute function refuse_change();
create trigger view_ledger_no_truncate before truncate on view_ledger
    for each statement execute function refuse_change();

-- The chain: each seal's hash is made of the one before and of the lines since then, so that a line that somebody changed, took
-- out or put between, past the triggers, shows.
create table view_ledger_seal (
    through   bigint      primary key,
    lines     integer     not null check (lines > 0),
    sha256    text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    sealed_at timestamptz not null
);
create trigger view_ledger_seal_append_only before update or delete on view_ledger_seal
    for each row execute function refuse_change();
create trigger view_ledger_seal_no_truncate before truncate on view_ledger_seal
    for each statement execute function refuse_change();

-- What was noted of tickets so far; names and addresses were not.
insert into view_ledger (at, person, person_name, roles, address, kind, operation, tickets, clear, masked, reason)
select at, actor_id, '', actor_role, '',
       case action when 'ticket.reveal-caller' then 'UNMASK' when 'ticket.relay-call' then 'RELAY'
                   when 'ticket.archive-check' then 'CHECK' when 'ticket.archive-export' then 'EXPORT' else 'VIEW' end,
       action, array[substr(subject, 8)::uuid],
       case when action in ('ticket.read.clear', 'ticket.reveal-caller', 'ticket.archive-export')
            then array['NAME', 'NUMBER', 'CONTACT', 'IDENTITY_NUMBER'] else '{}'::text[] end,
       case when action = 'ticket.read' then array['NUMBER'] else '{}'::text[] end,
       case when action = 'ticket.reveal-caller' and detail = '' then '未写明' when action = 'ticket.archive-export' then ''
            else detail end
from audit_log
where subject ~ '^ticket:[0-9a-f-]{36}$'
  and action in ('ticket.read', 'ticket.read.clear', 'ticket.history', 'ticket.disputes', 'ticket.file', 'ticket.relay-call',
                 'ticket.reveal-caller', 'ticket.archive-check', 'ticket.archive-export')
order by id;
