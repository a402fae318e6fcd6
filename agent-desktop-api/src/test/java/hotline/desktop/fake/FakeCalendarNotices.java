package hotline.desktop.fake;

import hotline.regulation.calendar.CalendarRow;
import hotline.regulation.calendar.Contradiction;
import hotline.regulation.calendar.Layer;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.calendar.CalendarNotices;
import hotline.tickets.calendar.DueMove;
import hotline.tickets.calendar.DueMoves;
import hotline.tickets.calendar.ImportedNotice;
import hotline.tickets.calendar.Notice;
import hotline.tickets.calendar.NoticeAnswer;
import hotline.tickets.calendar.NoticePreview;
import hotline.tickets.calendar.NoticeReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One notice in force, version 7; every readable file contradicts it on its first day and moves one ticket. */
public final class FakeCalendarNotices implements CalendarNotices {

    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final ImportedNotice STANDING = new ImportedNotice(
            7, Layer.NATIONAL, "", "2026年放假", "国办发明电〔2025〕7号", "《2026年放假》（国办发明电〔2025〕7号）", DAY, DAY, 1, AT, "");

    @Override
    public NoticePreview preview(byte[] file) {
        NoticeReader.Reading reading = NoticeReader.read(file);
        Notice notice = reading.notice();
        if (notice == null) {
            return new NoticePreview(null, reading.faults(), List.of(), DueMoves.NONE, STANDING.version());
        }
        CalendarRow added = notice.rows().getFirst();
        CalendarRow standing = new CalendarRow(added.day(), Layer.GUANGXI, "", !added.working(), "广西通知", "");
        DueMoves.Tally tally = new DueMoves.Tally();
        tally.add(new DueMove(
                FakeTickets.DRAFT_OF_1001,
                "4503261124010000017",
                "路灯不亮",
                "市城市管理委员会",
                AT,
                AT,
                AT,
                AT.plusSeconds(86_400),
                true,
                false,
                DueMove.Overdue.LIFTED));
        return new NoticePreview(
                notice, List.of(), List.of(new Contradiction(added, standing)), tally.moves(), STANDING.version());
    }

    @Override
    public NoticeAnswer add(byte[] file, long seenVersion, Actor actor) {
        Notice notice = NoticeReader.read(file).notice();
        if (notice == null) {
            return new NoticeAnswer.Refused(new Result.Refused(Result.Why.INPUT, "文件有误", null, "content"));
        }
        if (seenVersion != STANDING.version()) {
            return new NoticeAnswer.Refused(new Result.Refused(Result.Why.STALE, "请重新预览后再导入", null, null));
        }
        return new NoticeAnswer.Added(
                new ImportedNotice(
                        8,
                        notice.layer(),
                        notice.area(),
                        notice.title(),
                        notice.number(),
                        notice.source(),
                        notice.from(),
                        notice.through(),
                        notice.days().size(),
                        AT,
                        actor.id()),
                1);
    }

    @Override
    public List<ImportedNotice> all() {
        return List.of(STANDING);
    }

    @Override
    public int waiting() {
        return 0;
    }
}
