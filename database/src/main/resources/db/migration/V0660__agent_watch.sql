-- When somebody watched: from the start of a server, or the return of its connection to Asterisk, to its last word. What
-- agents did outside these times is not known. At each begin the state of every signed-in agent is told again.
create table agent_watch (
    journal_id uuid        not null,
    began_at   timestamptz not null,
    until_at   timestamptz not null,
    primary key (journal_id, began_at)
);
-- The wallboard reads the last day of events at a start.
create index call_event_at on call_event (at);
create index agent_watch_until on agent_watch (until_at);
