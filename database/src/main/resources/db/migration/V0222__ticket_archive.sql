-- Art 15: an archived ticket's file, as it was hashed. Nothing of an archived ticket changes any more, whoever asks: the
-- triggers below refuse it for the ticket and for every table that refers to one.
create table ticket_archive (
    ticket_id   uuid primary key references ticket,
    archived_at timestamptz not null,
    actor_id    text not null,
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    -- Canonical JSON: keys in order, no white space; its UTF-8 bytes are what sha256 is made of.
    document    text not null
);
create trigger ticket_archive_append_only before update or delete on ticket_archive
    for each row execute function refuse_change();
create trigger ticket_archive_no_truncate before truncate on ticket_archive
    for each statement execute function refuse_change();

-- When a ticket ended, for the sweep that archives.
create index ticket_archive_timer on ticket ((coalesce(closed_at, refused_at)))
    where state in ('CLOSED', 'REFUSED', 'HANDED_OVER');

create function refuse_archived_ticket() returns trigger language plpgsql as $$
begin
    if old.state = 'ARCHIVED' then
        raise exception 'ticket % is archived', old.id;
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;
create trigger ticket_archived before update or delete on ticket
    for each row execute function refuse_archived_ticket();
create trigger ticket_no_truncate before truncate on ticket
    for each statement execute function refuse_change();

-- For a table that refers to a ticket; its arguments are the columns that do. The line of the history that tells of the
-- archiving itself is the one thing that comes after.
create function refuse_archived_part() returns trigger language plpgsql as $$
declare
    part jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    was  jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
begin
    for i in 0 .. tg_nargs - 1 loop
        if exists (
            select from ticket
            where id in ((part ->> tg_argv[i])::uuid, (was ->> tg_argv[i])::uuid)
              and state = 'ARCHIVED'
              and not (tg_table_name = 'ticket_event' and part ->> 'event' = 'ARCHIVE'
                       and (part ->> 'version')::bigint = ticket.version)
        ) then
            raise exception '% of an archived ticket cannot change', tg_table_name;
        end if;
    end loop;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;

-- To be called for every new table of papers that refers to a ticket; a test fails for one that was forgotten. Only kept
-- tables are in the archive.
create procedure keep_archived(part regclass) language plpgsql as $$
declare
    columns text;
begin
    select string_agg(quote_literal(a.attname), ', ' order by a.attname) into columns
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'ticket'::regclass and c.conrelid = part;
    execute format('create trigger keep_archived before insert or update or delete on %s
                    for each row execute function refuse_archived_part(%s)', part, columns);
end $$;
do $$
declare
    part regclass;
begin
    for part in
        select distinct c.conrelid::regclass from pg_constraint c
        where c.contype = 'f' and c.confrelid = 'ticket'::regclass and c.conrelid <> 'ticket_archive'::regclass
          and c.conrelid <> 'ticket'::regclass
    loop
        call keep_archived(part);
    end loop;
end $$;
