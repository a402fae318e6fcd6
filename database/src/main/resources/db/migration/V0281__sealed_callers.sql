-- The caller of a ticket is kept sealed (Art 24): name, calling number, contact and ID number in one value, bound to the ticket, and
-- blind indexes (HMAC) by which equals are found. The four plain columns are emptied in the background; a constraint then keeps
-- them empty. Null: nothing of it, or not sealed yet.
alter table ticket
    add column caller_sealed  bytea,
    add column number_index   bytea,
    add column contact_index  bytea,
    add column identity_index bytea;
create index ticket_number_index on ticket (number_index, created_at desc) where number_index is not null;
create index ticket_contact_index on ticket (contact_index) where contact_index is not null;
create index ticket_identity_index on ticket (identity_index) where identity_index is not null;

-- Of the plain number only what is not sealed yet: empty in the end.
drop index ticket_caller;
create index ticket_plain_number on ticket (caller_number, created_at desc) where caller_number <> '' and caller_sealed is null;
create index ticket_plain on ticket (id)
    where caller_name <> '' or caller_number <> '' or contact <> '' or identity_number <> '';

-- An archived document holds the caller too. Its hash is of the document itself, whatever it is sealed with.
alter table ticket_archive add column document_sealed bytea;
create index ticket_archive_plain on ticket_archive (ticket_id) where document_sealed is null;

-- Sealing changes how a row is kept and nothing of what it says: for an archived ticket and its document it is the one change
-- that is allowed, and only in this direction.
create or replace function refuse_archived_ticket() returns trigger language plpgsql as $$
declare
    kept text[] := array['caller_name', 'caller_number', 'contact', 'identity_number', 'caller_sealed', 'number_index',
                         'contact_index', 'identity_index'];
begin
    if old.state = 'ARCHIVED' then
        if tg_op = 'UPDATE' and old.caller_sealed is null and new.caller_sealed is not null
           and (new.caller_name, new.caller_number, new.contact, new.identity_number) = ('', '', '', '')
           and to_jsonb(new) - kept = to_jsonb(old) - kept then
            return new;
        end if;
        raise exception 'ticket % is archived', old.id;
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;

create function refuse_change_but_sealing() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.document_sealed is null and new.document_sealed is not null and new.document = ''
       and to_jsonb(new) - array['document', 'document_sealed'] = to_jsonb(old) - array['document', 'document_sealed'] then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name;
end $$;
drop trigger ticket_archive_append_only on ticket_archive;
create trigger ticket_archive_append_only before update or delete on ticket_archive
    for each row execute function refuse_change_but_sealing();

-- The keys that something was sealed with, so that a start without one of them, or with another of the same id, is refused. What
-- proves a key is sealed, or hashed, by it.
create table sealing_key (
    -- As in the secrets; 0 is the key of the blind indexes.
    id         integer     primary key,
    proof      bytea       not null,
    first_used timestamptz not null
);
create trigger sealing_key_append_only before update or delete on sealing_key
    for each row execute function refuse_change();
