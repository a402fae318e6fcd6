package hotline.desktop.operation;

import hotline.regulation.Area;
import hotline.regulation.calendar.Contradiction;
import hotline.tickets.calendar.DueMove;
import hotline.tickets.calendar.DueMoves;
import hotline.tickets.calendar.ImportedNotice;
import hotline.tickets.calendar.Notice;
import hotline.tickets.calendar.Notice.Day;
import hotline.tickets.calendar.NoticePreview;
import hotline.tickets.table.TableFault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices as the contract has them. */
final class NoticeView {

    private NoticeView() {}

    record Brought(
            long version,
            String layer,
            String area,
            String areaName,
            String title,
            String number,
            String source,
            LocalDate from,
            LocalDate through,
            int days,
            Instant importedAt,
            String importedBy) {

        static Brought of(ImportedNotice notice) {
            return new Brought(
                    notice.version(),
                    notice.layer().chinese(),
                    notice.area(),
                    nameOf(notice.area()),
                    notice.title(),
                    notice.number(),
                    notice.source(),
                    notice.from(),
                    notice.through(),
                    notice.days(),
                    notice.importedAt(),
                    notice.importedBy());
        }
    }

    record Read(
            String layer,
            String areaName,
            String title,
            String number,
            LocalDate from,
            LocalDate through,
            List<Day> days) {

        static Read of(Notice notice) {
            return new Read(
                    notice.layer().chinese(),
                    nameOf(notice.area()),
                    notice.title(),
                    notice.number(),
                    notice.from(),
                    notice.through(),
                    notice.days());
        }
    }

    record Fault(int line, int column, String message) {

        static Fault of(TableFault fault) {
            return new Fault(fault.line(), fault.column(), fault.chinese());
        }
    }

    record Against(LocalDate day, String outcome, String text) {

        static Against of(Contradiction contradiction) {
            return new Against(
                    contradiction.added().day(), contradiction.outcome().name(), contradiction.chinese());
        }
    }

    record Move(
            UUID ticketId,
            String number,
            String title,
            String unit,
            Instant signBefore,
            Instant signAfter,
            Instant dueBefore,
            Instant dueAfter,
            boolean provisionalBefore,
            boolean provisionalAfter,
            String overdue) {

        static Move of(DueMove move) {
            return new Move(
                    move.ticketId(),
                    move.number(),
                    move.title(),
                    move.unit(),
                    move.signBefore(),
                    move.signAfter(),
                    move.dueBefore(),
                    move.dueAfter(),
                    move.provisionalBefore(),
                    move.provisionalAfter(),
                    move.overdue().name());
        }
    }

    record Moves(int moved, int later, int earlier, int settled, int lifted, int begin, List<Move> first) {

        static Moves of(DueMoves moves) {
            return new Moves(
                    moves.moved(),
                    moves.later(),
                    moves.earlier(),
                    moves.settled(),
                    moves.lifted(),
                    moves.begin(),
                    moves.first().stream().map(Move::of).toList());
        }
    }

    record Preview(
            @Nullable Read notice,
            List<Fault> faults,
            List<Against> contradictions,
            Moves moves,
            long calendarVersion) {

        static Preview of(NoticePreview preview) {
            Notice notice = preview.notice();
            return new Preview(
                    notice == null ? null : Read.of(notice),
                    preview.faults().stream().map(Fault::of).toList(),
                    preview.contradictions().stream().map(Against::of).toList(),
                    Moves.of(preview.moves()),
                    preview.calendarVersion());
        }
    }

    private static String nameOf(String code) {
        return Area.of(code).map(Area::chinese).orElse("");
    }
}
