package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.CardGround;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Clause;
import hotline.regulation.guard.DissatisfiedRule;
import hotline.regulation.guard.OversightRule;
import hotline.tickets.Actor;
import hotline.tickets.EndingSettings;
import hotline.tickets.Paper;
import hotline.tickets.Paper.Warning;
import hotline.tickets.PaperKind;
import hotline.tickets.Ticket;
import hotline.tickets.store.OversightStore;
import hotline.tickets.store.OversightStore.Found;
import hotline.tickets.store.OversightStore.Watch;
import hotline.tickets.store.UnitStore;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Moved;
import hotline.tickets.usecase.Transitions.Note;
import hotline.tickets.usecase.Transitions.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/** What the software notices by itself (Art 12(2), 14, 27), each once: a fact in the ticket's file and its history. */
@Clause({"12(2)e", "27(1)"})
final class Warnings {

    private final Database database;
    private final Transitions transitions;
    private final DueTimes dueTimes;
    private final Papers papers;
    private final Cards cards;
    private final EndingSettings settings;
    private final int batch;
    private final OversightStore store = new OversightStore();
    private final UnitStore units = new UnitStore();

    Warnings(
            Database database,
            Transitions transitions,
            DueTimes dueTimes,
            Papers papers,
            Cards cards,
            EndingSettings settings,
            int batch) {
        this.database = database;
        this.transitions = transitions;
        this.dueTimes = dueTimes;
        this.papers = papers;
        this.cards = cards;
        this.settings = settings;
        this.batch = batch;
    }

    void sweep() {
        Instant now = transitions.now();
        WorkingCalendar calendar = dueTimes.calendar(database.dsl());
        warn(Watch.DUE_SOON, now.plus(settings.warnBefore()), dueSoon());
        warn(Watch.EMERGENCY_DUE_SOON, now.plus(settings.warnEmergencyBefore()), dueSoon());
        warn(
                Watch.NOT_PHONED,
                now.minus(settings.phoneNotice()),
                warning(
                        Warning.NOT_PHONED,
                        ticket -> Objects.requireNonNull(ticket.times().dispatchedAt())
                                .plus(settings.phoneNotice())));
        warn(
                Watch.NOT_CALLED_BACK,
                justBefore(OversightRule.lateSince(now, settings.callBackDays(), "", calendar)),
                warning(
                        Warning.NOT_CALLED_BACK,
                        ticket -> DissatisfiedRule.callBackBy(
                                Objects.requireNonNull(ticket.evaluation()).at(), settings.callBackDays(), calendar)));
        card(Watch.OVERDUE, CardGround.OVERDUE, settings.yellowDays(), now, calendar);
        card(Watch.LONG_OVERDUE, CardGround.LONG_OVERDUE, settings.redDays(), now, calendar);
    }

    /** Evaluated at the very beginning of a day still belongs to that day. */
    private static Instant justBefore(Instant instant) {
        return instant.minusNanos(1000);
    }

    private interface Limit {
        Instant of(Ticket ticket);
    }

    /** Files what it warns of; empty when on a second look there is nothing to warn of. */
    private interface Telling {
        Optional<Note> of(Found found, Moment moment);
    }

    private Telling dueSoon() {
        return warning(
                Warning.DUE_SOON,
                ticket -> Objects.requireNonNull(ticket.times().dueAt()));
    }

    private Telling warning(Warning warning, Limit limit) {
        return (found, moment) -> {
            Paper paper = new Paper.Warned(warning, limit.of(found.ticket()));
            return papers.fileOnce(found.ticket(), Actor.system(), moment, paper, found.key())
                    ? Optional.of(new Note(warning.name(), PaperKind.WARNED.chinese(), warning.chinese()))
                    : Optional.empty();
        };
    }

    private void card(Watch watch, CardGround ground, int days, Instant now, WorkingCalendar calendar) {
        Instant late = OversightRule.lateSince(now, days, "", calendar);
        warn(watch, late, (found, moment) -> {
            String why = "逾期" + days + "个工作日仍未办结";
            boolean given = isLate(found.ticket(), days, moment, calendar)
                    && cards.give(found.ticket(), Actor.system(), moment, ground, why, found.key());
            return given
                    ? Optional.of(new Note(
                            "CARD_" + ground.colour().name(), ground.colour().chinese(), why))
                    : Optional.empty();
        });
    }

    /** By the calendar of the unit's county. */
    private boolean isLate(Ticket ticket, int days, Moment moment, WorkingCalendar calendar) {
        String area = units.area(
                moment.tx(), Objects.requireNonNull(ticket.assignment()).unitId());
        Instant late = OversightRule.lateSince(moment.now(), days, area, calendar);
        return !Objects.requireNonNull(ticket.times().dueAt()).isAfter(late);
    }

    private void warn(Watch watch, Instant latest, Telling telling) {
        List<Moved> told;
        do {
            told = database.inTransaction(tx -> tell(tx, watch, latest, telling));
            transitions.announce(told);
        } while (told.size() == batch);
    }

    private List<Moved> tell(DSLContext tx, Watch watch, Instant latest, Telling telling) {
        Moment moment = new Moment(tx, transitions.now());
        List<Moved> told = new ArrayList<>();
        for (Found found : store.lock(tx, watch, latest, batch)) {
            telling.of(found, moment)
                    .map(note -> transitions.note(found.ticket(), Actor.system(), moment, note, _ -> {}))
                    .ifPresent(outcome -> {
                        if (outcome instanceof Outcome.Move(Moved moved)) {
                            told.add(moved);
                        }
                    });
        }
        return told;
    }
}
