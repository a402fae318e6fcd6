package hotline.tickets.calendar;

import hotline.tickets.Result;

/** What came of an import. */
public sealed interface NoticeAnswer {

    /** @param open tickets that are now computed anew, in batches */
    record Added(ImportedNotice notice, int open) implements NoticeAnswer {}

    record Refused(Result.Refused why) implements NoticeAnswer {}
}
