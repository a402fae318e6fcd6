package hotline.tickets.calendar;

import hotline.tickets.Actor;
import java.util.List;

/** Notices of working days and holidays. They are only ever added; a correction is a newer notice. */
public interface CalendarNotices {

    /** What the file says, what stands against it, and how open tickets' times would move. */
    NoticePreview preview(byte[] file);

    /**
     * Adds the notice. Open tickets are computed anew in batches by the timers, which also go on after a restart; each
     * ticket's history says so once.
     *
     * @param seenVersion the preview's: another import since then is refused, since the preview is no longer true
     */
    NoticeAnswer add(byte[] file, long seenVersion, Actor actor);

    /** Newest first. */
    List<ImportedNotice> all();

    /** Open tickets that are still to be computed by the newest calendar. */
    int waiting();
}
