package hotline.server.wiring;

import hotline.desktop.port.Answer;
import hotline.desktop.port.LeaderDesk;
import hotline.kernel.Ids;
import hotline.regulation.clause.Clause;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.fact.Fact;
import hotline.telephony.routing.LeaderDuty;
import hotline.telephony.routing.Routing;
import hotline.telephony.store.LeaderDuties;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which leaders are on duty and at their phone, and what routing makes of it (Art 23). The roster is kept in memory, so that
 * the beginning and the end of a duty need no database; {@link #look} is due now and then.
 */
@Clause("23")
public final class LeaderRoster implements LeaderDesk, Consumer<Fact>, UnaryOperator<Routing>, BooleanSupplier {

    private static final Logger LOG = LoggerFactory.getLogger(LeaderRoster.class);
    private static final Duration KEPT = Duration.ofDays(1);

    private final LeaderDuties table;
    private final Ids ids;
    private final InstantSource clock;
    private final Set<AgentId> signedIn = ConcurrentHashMap.newKeySet();
    private volatile List<LeaderDuties.Duty> duties = List.of();
    private volatile Set<AgentId> applied = Set.of();
    private volatile Runnable changed = () -> {};

    public LeaderRoster(LeaderDuties table, Ids ids, InstantSource clock) {
        this.table = table;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param told when routing is to be told anew; returns at once */
    public void onChange(Runnable told) {
        changed = told;
    }

    /** Blocking; never throws: what was known stays. */
    public void refresh() {
        try {
            duties = table.endingAfter(clock.instant().minus(KEPT));
        } catch (RuntimeException away) {
            LOG.warn("the leaders' roster could not be read: {}", away.toString());
        }
        look();
    }

    /** A duty may have begun or ended. Returns at once. */
    public void look() {
        if (!present().equals(applied)) {
            changed.run();
        }
    }

    @Override
    public void accept(Fact fact) {
        if (fact instanceof Fact.AgentChanged agent) {
            boolean out = agent.status().activity() instanceof Activity.SignedOut;
            if (out ? signedIn.remove(agent.agent()) : signedIn.add(agent.agent())) {
                look();
            }
        }
    }

    /** What supervisors defined, with the leaders who are there. */
    @Override
    public Routing apply(Routing defined) {
        Set<AgentId> present = present();
        applied = present;
        return LeaderDuty.applied(defined, present);
    }

    /** Whether somebody takes calls now. */
    @Override
    public boolean getAsBoolean() {
        return !present().isEmpty();
    }

    private Set<AgentId> present() {
        Instant now = clock.instant();
        Set<AgentId> present = new TreeSet<>();
        duties.stream()
                .filter(duty -> duty.on(now))
                .map(LeaderDuties.Duty::agent)
                .filter(signedIn::contains)
                .forEach(present::add);
        return present;
    }

    @Override
    public List<Duty> duties() {
        Instant now = clock.instant();
        return duties.stream()
                .map(duty -> new Duty(
                        duty.id(),
                        duty.leader(),
                        duty.post(),
                        duty.agent().value(),
                        duty.startsAt(),
                        duty.endsAt(),
                        duty.on(now),
                        duty.on(now) && signedIn.contains(duty.agent())))
                .toList();
    }

    @Override
    public Answer add(Wish wish, String who) {
        if (!wish.endsAt().isAfter(wish.startsAt())) {
            return Answer.refused("结束时间应晚于开始时间");
        }
        if (wish.endsAt().isAfter(wish.startsAt().plus(Duration.ofDays(1)))) {
            return Answer.refused("一次值守至多 24 小时；跨天请分开安排");
        }
        if (!wish.endsAt().isAfter(clock.instant())) {
            return Answer.refused("结束时间已经过去，请核对日期");
        }
        table.add(
                new LeaderDuties.Duty(
                        ids.next(),
                        wish.leader(),
                        wish.post(),
                        new AgentId(wish.agent()),
                        wish.startsAt(),
                        wish.endsAt()),
                who,
                clock.instant());
        refresh();
        return Answer.done();
    }

    @Override
    public Answer remove(UUID duty, String who) {
        boolean removed = table.remove(duty, who, clock.instant());
        refresh();
        return removed ? Answer.done() : Answer.refused("没有这次值守安排，可能刚被别人撤下，请刷新");
    }
}
