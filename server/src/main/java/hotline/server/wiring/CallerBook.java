package hotline.server.wiring;

import hotline.desktop.person.Role;
import hotline.desktop.port.Answer;
import hotline.desktop.port.CallerDesk;
import hotline.desktop.stream.DesktopStreams;
import hotline.desktop.stream.IncidentAlert;
import hotline.desktop.stream.Topic;
import hotline.kernel.Ids;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.IncidentKind;
import hotline.telephony.store.CallHistory;
import hotline.telephony.store.CallerBlocks;
import hotline.telephony.store.CallerIncidents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Disturbing callers: the tables, what telephony knows of them, and the supervisors who are told. */
public final class CallerBook implements CallerDesk {

    private static final Answer NO_SUCH_CALL = Answer.refused("没有这次通话的记录；通话刚开始时请过几秒再试");

    private final CallHistory history;
    private final CallerIncidents incidents;
    private final CallerBlocks blocks;
    private final BlockedCallers inForce;
    private final DesktopStreams streams;
    private final Ids ids;
    private final InstantSource clock;

    /** @param inForce told of every change */
    public CallerBook(
            CallHistory history,
            CallerIncidents incidents,
            CallerBlocks blocks,
            BlockedCallers inForce,
            DesktopStreams streams,
            Ids ids,
            InstantSource clock) {
        this.history = history;
        this.incidents = incidents;
        this.blocks = blocks;
        this.inForce = inForce;
        this.streams = streams;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Answer mark(String agent, String callId, String kind, String note) {
        IncidentKind incident = IncidentKind.valueOf(kind);
        // First the person, then the record: the supervisor's help can't wait for a database.
        streams.publishWhere(
                person -> person.is(Role.SUPERVISOR),
                Topic.CALLER_INCIDENT,
                new IncidentAlert(callId, agent, kind, incident.chinese(), note));
        PhoneNumber caller = caller(callId);
        if (caller == null) {
            return NO_SUCH_CALL;
        }
        incidents.add(new CallerIncidents.Incident(
                ids.next(), clock.instant(), new CallId(callId), caller, new AgentId(agent), incident, note));
        return Answer.done();
    }

    @Override
    public List<Incident> incidents(Instant since) {
        return incidents.since(since).stream()
                .map(it -> new Incident(
                        it.id(),
                        it.at(),
                        it.call().value(),
                        it.agent().value(),
                        it.kind().name(),
                        it.kind().chinese(),
                        it.note(),
                        it.caller().masked(),
                        inForce.test(it.caller())))
                .toList();
    }

    @Override
    public List<Block> blocks() {
        Instant now = clock.instant();
        return blocks.all().stream().map(block -> view(block, now)).toList();
    }

    private static Block view(CallerBlocks.Block block, Instant now) {
        String state = block.lift().isPresent() ? "LIFTED" : block.inForce(now) ? "IN_FORCE" : "EXPIRED";
        return new Block(
                block.id(),
                block.number().masked(),
                block.call().orElse(null),
                block.reason(),
                block.createdBy(),
                block.createdAt(),
                block.expiresAt(),
                state,
                block.lift().map(CallerBlocks.Lift::by).orElse(null),
                block.lift().map(CallerBlocks.Lift::at).orElse(null),
                block.lift().map(CallerBlocks.Lift::reason).orElse(null));
    }

    @Override
    public Answer block(Wish wish, String who) {
        PhoneNumber number = wish.number() == null ? caller(wish.callId()) : PhoneNumber.parse(wish.number());
        if (number == null) {
            return NO_SUCH_CALL;
        }
        switch (number.kind()) {
            case ANONYMOUS, UNUSABLE -> {
                return Answer.refused("来电没有可用的号码，无法限制；请在通话中按规程处理");
            }
            case SHORT_CODE -> {
                return Answer.refused("110、119、120 等短号码不能限制");
            }
            case MOBILE, LANDLINE, FOREIGN -> {}
        }
        Instant now = clock.instant();
        boolean added = blocks.add(new CallerBlocks.Block(
                ids.next(),
                number,
                Optional.ofNullable(wish.callId()),
                wish.reason(),
                who,
                now,
                now.plus(Duration.ofDays(wish.days())),
                Optional.empty()));
        inForce.refresh();
        return added ? Answer.done() : Answer.refused(number.masked() + " 已在限制名单中；如需改期，请先解除再重新限制");
    }

    @Override
    public Answer lift(UUID block, String reason, String who) {
        boolean lifted = blocks.lift(block, new CallerBlocks.Lift(who, clock.instant(), reason));
        inForce.refresh();
        return lifted ? Answer.done() : Answer.refused("此限制已到期或已解除，请刷新名单");
    }

    private @Nullable PhoneNumber caller(@Nullable String callId) {
        return callId == null
                ? null
                : history.find(new CallId(callId))
                        .map(detail -> detail.call().caller())
                        .orElse(null);
    }
}
