-- Figures of a month look at every ticket that something happened to in it. Tickets lie in the order in which they were registered
-- and are done with within weeks, so the extent of each time in a block of pages leads there; it costs next to nothing to keep.
create index ticket_times on ticket
    using brin (created_at, accepted_at, refused_at, first_dispatched_at, dispatched_at, signed_at, due_at, finished_at, evaluated_at)
    with (pages_per_range = 32, autosummarize = on);
