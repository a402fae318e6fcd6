-- A notice keeps its 文号 by itself, so that it is not brought twice, and who brought it.
alter table calendar_notice
    add column number      text not null default '',
    add column imported_by text not null default '';
update calendar_notice
   set number = coalesce(substring(source from '（([^（）]*号)）$'), '')
 where layer = 'NATIONAL';
create unique index calendar_notice_number on calendar_notice (layer, area, number, covers_from) where number <> '';

-- Nothing is ever edited: a correction is a newer notice.
create trigger calendar_notice_append_only before update or delete on calendar_notice
    for each row execute function refuse_change();
create trigger calendar_notice_no_truncate before truncate on calendar_notice
    for each statement execute function refuse_change();
create trigger calendar_day_append_only before update or delete on calendar_day
    for each row execute function refuse_change();
create trigger calendar_day_no_truncate before truncate on calendar_day
    for each statement execute function refuse_change();

-- Open tickets whose times were computed with an older calendar than the newest: those to be computed anew.
create index ticket_calendar on ticket (calendar_version)
    where state in ('DISPATCHED', 'IN_PROGRESS', 'RETURN_REVIEW', 'JOINT_MEETING', 'REPLY_REVIEW');
