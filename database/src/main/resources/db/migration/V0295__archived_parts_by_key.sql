-- The same refusals as before. The ticket is looked for by its key alone: told of the state, the planner took the index on states,
-- dead entries and all, while hardly any ticket is archived; three times with each ticket accepted and dispatched.
create or replace function refuse_archived_part() returns trigger language plpgsql as $$
declare
    part jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    was  jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) else part end;
    referred record;
begin
    for i in 0 .. tg_nargs - 1 loop
        for referred in
            select state, version from ticket where id = (part ->> tg_argv[i])::uuid
            union all
            select state, version from ticket
            where id = (was ->> tg_argv[i])::uuid and was ->> tg_argv[i] is distinct from part ->> tg_argv[i]
        loop
            if referred.state = 'ARCHIVED'
               and not (tg_table_name = 'ticket_event' and part ->> 'event' = 'ARCHIVE'
                        and (part ->> 'version')::bigint = referred.version) then
                raise exception '% of an archived ticket cannot change', tg_table_name;
            end if;
        end loop;
    end loop;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;
