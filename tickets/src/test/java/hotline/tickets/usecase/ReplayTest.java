package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.EmergencyDesk;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.lifecycle.Lifecycle;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.regulation.lifecycle.Responsible;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.KnowledgeItem;
import hotline.tickets.Result;
import hotline.tickets.ReviewDecision;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever people try, in whatever order: the history alone gives the state, and somebody is always responsible. */
class ReplayTest {

    private static final TestRoom ROOM = new TestRoom();
    private static final Actor SECOND = new Actor("shenhe2", Role.REVIEWER);
    private static final KnowledgeItem ITEM = new KnowledgeItem("K1", "提取", "1");

    /** Everything that can be tried on a ticket; most tries are refused, which must change nothing. */
    private static final List<Function<UUID, Result>> TRIES = List.of(
            id -> ROOM.room.tickets().saveDraft(Act.by(AGENT, id), fields(TicketKind.HELP)),
            id -> ROOM.room.tickets().accept(Act.by(AGENT, id)),
            id -> ROOM.room.tickets().dispatch(Act.by(AGENT, id), "cg", "权责清单"),
            id -> ROOM.room.tickets().sign(Act.by(UNIT, id)),
            id -> ROOM.room.tickets().reply(Act.by(UNIT, id), TestRoom.reply("缺件"), "已修复"),
            id -> ROOM.room.tickets().review(Act.by(REVIEWER, id), ReviewDecision.PASS, ""),
            id -> ROOM.room.tickets().review(Act.by(REVIEWER, id), ReviewDecision.REJECT, "不全"),
            id -> ROOM.room.tickets().resultDelivered(id, ROOM.clock.instant()),
            id -> ROOM.room.tickets().evaluate(id, Evaluation.SATISFIED, EvaluationSource.SMS, "1"),
            id -> ROOM.room.tickets().evaluate(id, Evaluation.DISSATISFIED, EvaluationSource.SMS, "3"),
            id -> ROOM.room.tickets().needsManualFollowUp(id, "短信发送失败"),
            id -> ROOM.room.tickets().followUp(Act.by(REVIEWER, id), false, "未修好"),
            id -> ROOM.room.tickets().redo(Act.by(REVIEWER, id), "未修好"),
            id -> ROOM.room.tickets().refuse(Act.by(AGENT, id), RefusalGround.LAW, "已解释"),
            id -> ROOM.room.endings().answer(Act.by(AGENT, id), ITEM, "可以"),
            id -> ROOM.room.endings().passOnPraise(Act.by(AGENT, id), "cg"),
            id -> ROOM.room.endings().handOver(Act.by(AGENT, id), EmergencyDesk.FIRE, "冒烟", null),
            id -> ROOM.room.endings().escalate(Act.by(REVIEWER, id), "zj", "统筹"),
            id -> ROOM.room.endings().proposeClose(Act.by(REVIEWER, id), "无法再办"),
            id -> ROOM.room.endings().decideClose(Act.by(SECOND, id), true, ""),
            id -> ROOM.room.oversight().urge(Act.by(REVIEWER, id), "请快些"),
            id -> ROOM.room.archive().archive(Act.by(REVIEWER, id)),
            id -> after(Duration.ofHours(25)),
            id -> after(Duration.ofDays(8)));

    private static Result after(Duration time) {
        ROOM.clock.advance(time);
        ROOM.room.timers().sweep();
        return new Result.Refused(Result.Why.STATE, "time passes", null, null);
    }

    @AfterContainer
    static void close() {
        ROOM.close();
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void given_any_tries_when_the_history_is_replayed_then_it_gives_the_state(
            @ForAll @Size(min = 20, max = 60) List<@IntRange(min = 0, max = 23) Integer> tries) {
        Ticket draft = ROOM.draft(CALLER);
        // most lives begin with a matter that can be accepted
        done(TRIES.getFirst().apply(draft.id()));
        for (int one : tries) {
            Ticket before = ROOM.now(draft.id());
            Result result = TRIES.get(one).apply(draft.id());
            Ticket now = ROOM.now(draft.id());
            if (result instanceof Result.Refused && one < TRIES.size() - 2) {
                assertThat(now).as("refused, and yet it changed").isEqualTo(before);
            }
            assertReplays(now);
            assertSomebodyIsResponsible(now);
        }
    }

    private static void assertReplays(Ticket ticket) {
        TicketState state = TicketState.DRAFT;
        for (TicketEvent line : ROOM.room.queries().history(ticket.id(), REVIEWER)) {
            LifecycleEvent event = lifecycleEvent(line);
            TicketState next = event == null
                    ? state
                    : Lifecycle.row(state, event).orElseThrow().to();
            assertThat(line.from() == null ? TicketState.DRAFT : line.from()).isEqualTo(state);
            assertThat(line.to()).isEqualTo(next);
            state = next;
        }
        assertThat(ticket.state()).isEqualTo(state);
    }

    /** Null for what was only noted. */
    private static LifecycleEvent lifecycleEvent(TicketEvent line) {
        return Arrays.stream(LifecycleEvent.values())
                .filter(event -> event.name().equals(line.event()))
                .findFirst()
                .orElse(null);
    }

    private static void assertSomebodyIsResponsible(Ticket ticket) {
        Responsible turn =
                ROOM.room.files().of(ticket.id(), REVIEWER).orElseThrow().responsible();
        assertThat(turn.party() == Responsible.Party.NOBODY).isEqualTo(ticket.state() == TicketState.ARCHIVED);
        if (turn.party() == Responsible.Party.SYSTEM || turn.party() == Responsible.Party.CITIZEN) {
            assertThat(turn.until())
                    .as("nobody would move it, and no timer runs")
                    .isNotNull();
        }
    }
}
