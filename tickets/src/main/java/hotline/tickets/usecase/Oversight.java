package hotline.tickets.usecase;

import hotline.regulation.Article;
import hotline.regulation.CardGround;
import hotline.regulation.Decision;
import hotline.regulation.SupervisionMode;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Clause;
import hotline.regulation.guard.OversightRule;
import hotline.tickets.Act;
import hotline.tickets.FiledPaper;
import hotline.tickets.Paper;
import hotline.tickets.PaperKind;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketOversight;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Note;
import hotline.tickets.usecase.Transitions.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Supervision, notices, claims and appeals: papers and lines in the history, whatever state the ticket is in. */
@Clause({"7(3)", "8(4)", "14(1)a", "15a"})
final class Oversight implements TicketOversight {

    private static final Set<Role> HOTLINE = EnumSet.of(Role.AGENT, Role.SUPERVISOR, Role.REVIEWER);
    private static final Set<Role> LEADERS = EnumSet.of(Role.SUPERVISOR, Role.REVIEWER);
    private static final Set<Role> CENTRE = EnumSet.of(Role.REVIEWER);
    private static final Set<Role> UNITS = EnumSet.of(Role.UNIT);

    private final Transitions transitions;
    private final Papers papers;
    private final Cards cards;

    Oversight(Transitions transitions, Papers papers, Cards cards) {
        this.transitions = transitions;
        this.papers = papers;
        this.cards = cards;
    }

    /**
     * What is about to be filed.
     *
     * @param about the paper that it answers; null when none
     */
    private record Filing(
            Decision decision, Paper paper, @Nullable FiledPaper about) {}

    private interface Deciding {
        Filing on(Ticket ticket, Moment moment);
    }

    @Override
    public Result supervise(Act act, SupervisionMode mode, String words) {
        return filing(
                act,
                LEADERS,
                mode.chinese() + "：" + words,
                (ticket, moment) -> new Filing(
                        OversightRule.supervise(ticket.state(), words), new Paper.Supervised(mode, words), null));
    }

    @Override
    public Result urge(Act act, String words) {
        return filing(
                act,
                HOTLINE,
                words,
                (ticket, moment) ->
                        new Filing(OversightRule.urge(ticket.state(), words), new Paper.Urged(words), null));
    }

    @Override
    public Result phoneNotice(Act act, String person, String result) {
        return filing(
                act,
                HOTLINE,
                "接听人 " + person + "：" + result,
                (ticket, moment) -> new Filing(
                        OversightRule.phoneNotice(ticket.state(), person, result),
                        new Paper.PhoneNotice(person, result),
                        null));
    }

    @Override
    public Result falsification(Act act, String why) {
        return transitions.changing(act, (ticket, moment) -> {
            Decision decision = allowed(act, CENTRE, ticket)
                    .and(() -> OversightRule.falsification(ticket.assignment() != null, why));
            if (decision instanceof Decision.Refusal refusal) {
                return refusal(act, CENTRE, refusal);
            }
            String key = CardGround.FALSIFICATION + ":" + ticket.id() + ":" + ticket.version();
            cards.give(ticket, act.actor(), moment, CardGround.FALSIFICATION, why, key);
            Note note = new Note("CARD_RED", CardGround.FALSIFICATION.colour().chinese(), why);
            return transitions.note(ticket, act.actor(), moment, note, _ -> {});
        });
    }

    @Override
    public Result claimUnreasonable(Act act, String reason) {
        return filing(
                act,
                UNITS,
                reason,
                (ticket, moment) -> new Filing(
                        OversightRule.claim(claimStands(papers.of(moment.tx(), ticket.id())), reason),
                        new Paper.UnreasonableClaimed(reason),
                        null));
    }

    /** Undecided or confirmed; a declined one may be followed by another with better reasons. */
    private static boolean claimStands(List<FiledPaper> file) {
        return file.stream()
                .filter(paper -> paper.kind() == PaperKind.UNREASONABLE_CLAIMED)
                .anyMatch(claim -> file.stream()
                        .filter(paper -> claim.id().equals(paper.about()))
                        .allMatch(answer ->
                                answer.paper() instanceof Paper.UnreasonableDecided(boolean confirmed, String _)
                                        && confirmed));
    }

    @Override
    public Result appeal(Act act, UUID cardId, String reason) {
        return filing(act, UNITS, reason, (ticket, moment) -> {
            List<FiledPaper> file = papers.of(moment.tx(), ticket.id());
            Optional<FiledPaper> card = find(file, cardId)
                    .filter(paper -> paper.kind() == PaperKind.CARD)
                    .filter(paper ->
                            act.actor().unitId() != null && act.actor().unitId().equals(paper.unitId()));
            boolean appealed = file.stream().anyMatch(paper -> cardId.equals(paper.about()));
            return new Filing(
                    OversightRule.appeal(card.isPresent(), appealed, reason),
                    new Paper.CardAppealed(reason),
                    card.orElse(null));
        });
    }

    @Override
    public Result decide(Act act, UUID paperId, boolean agreed, String note) {
        return filing(act, CENTRE, (agreed ? "同意" : "不同意") + (note.isEmpty() ? "" : "：" + note), (ticket, moment) -> {
            List<FiledPaper> file = papers.of(moment.tx(), ticket.id());
            Optional<FiledPaper> asked = find(file, paperId);
            Paper answer = asked.map(FiledPaper::kind)
                            .filter(kind -> kind == PaperKind.CARD_APPEALED)
                            .isPresent()
                    ? new Paper.AppealDecided(agreed, note)
                    : new Paper.UnreasonableDecided(agreed, note);
            boolean waits = asked.map(paper -> paper.kind().answer() == PaperKind.of(answer))
                            .orElse(false)
                    && file.stream().noneMatch(paper -> paperId.equals(paper.about()));
            Decision decision = waits
                    ? OversightRule.decide(agreed, note)
                    : new Decision.Refusal("没有这件待处理的申请，可能已由他人处理", null, null);
            return new Filing(decision, answer, asked.orElse(null));
        });
    }

    private static Optional<FiledPaper> find(List<FiledPaper> file, UUID id) {
        return file.stream().filter(paper -> paper.id().equals(id)).findFirst();
    }

    private Result filing(Act act, Set<Role> roles, String reason, Deciding deciding) {
        return transitions.changing(act, (ticket, moment) -> {
            Filing filing = deciding.on(ticket, moment);
            Decision decision = allowed(act, roles, ticket).and(filing::decision);
            if (decision instanceof Decision.Refusal refusal) {
                return refusal(act, roles, refusal);
            }
            PaperKind kind = PaperKind.of(filing.paper());
            FiledPaper about = filing.about();
            return transitions.note(ticket, act.actor(), moment, new Note(kind.name(), kind.chinese(), reason), _ -> {
                if (about == null) {
                    papers.file(ticket, act.actor(), moment, filing.paper());
                } else {
                    papers.answer(ticket, act.actor(), moment, about, filing.paper());
                }
            });
        });
    }

    private static Decision allowed(Act act, Set<Role> roles, Ticket ticket) {
        if (!roles.contains(act.actor().role())) {
            return new Decision.Refusal(act.actor().role().chinese() + "不能办理此事", null, null);
        }
        return ticket.state() == TicketState.ARCHIVED
                ? new Decision.Refusal("工单已归档，不能再改动", Article.of(15), null)
                : Decision.allowed();
    }

    private static Outcome refusal(Act act, Set<Role> roles, Decision.Refusal refusal) {
        return roles.contains(act.actor().role())
                ? Transitions.refused(refusal)
                : Transitions.refused(Result.Why.FORBIDDEN, refusal.reason());
    }
}
