package hotline.ops.seed;

import hotline.ops.demo.Chance;
import hotline.regulation.Channel;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Actor;
import hotline.tickets.Role;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes each ticket of a plan, whichever is asked for, with everything that has happened to it. Thread-safe. */
final class Lives {

    private static final Pick<TicketKind> KINDS = pick(Map.of(
            TicketKind.CONSULTATION, 64,
            TicketKind.HELP, 29,
            TicketKind.COMPLAINT, 4,
            TicketKind.SUGGESTION, 1,
            TicketKind.REPORT, 1,
            TicketKind.PRAISE, 1));

    private static final Pick<Channel> CHANNELS = channels();
    private static final double REFUSED = 0.015;
    private static final double ANSWERED_AT_ONCE = 0.74;
    private static final double EMERGENCY = 0.004;
    private static final double URGENT = 0.05;
    private static final int AGENTS = 60;
    private static final int FIRST_AGENT = 1001;
    private static final int FIRST_SEQUENCE = 999_999;

    private final SeedPlan plan;
    private final Catalogue catalogue;
    private final Rhythm rhythm;
    private final Callers callers;
    private final Handling handling;

    Lives(SeedPlan plan, Catalogue catalogue, WorkingCalendar calendar) {
        this.plan = plan;
        this.catalogue = catalogue;
        this.rhythm = new Rhythm(plan.first(), SeedPlan.day(plan.asOf()), calendar);
        this.callers = new Callers(plan.tickets());
        this.handling = new Handling(calendar);
    }

    private static <E extends Enum<E>> Pick<E> pick(Map<E, Integer> weights) {
        return Pick.of(weights.keySet().stream().sorted().toList(), weights::get);
    }

    private static Pick<Channel> channels() {
        Map<Channel, Integer> weights = new EnumMap<>(Channel.class);
        weights.put(Channel.PHONE, 780);
        weights.put(Channel.WECHAT, 85);
        weights.put(Channel.WEBSITE, 40);
        weights.put(Channel.MOBILE_APP, 40);
        weights.put(Channel.REGION_12345, 15);
        weights.put(Channel.POLICE_110, 12);
        weights.put(Channel.SERVICE_PLATFORM, 10);
        weights.put(Channel.MISSED_CALL, 10);
        weights.put(Channel.CHAIRMAN_MAILBOX, 4);
        weights.put(Channel.CENTRAL_GOVERNMENT, 4);
        weights.put(Channel.OTHER_CITY, 3);
        weights.put(Channel.TRAFFIC_122, 1);
        weights.put(Channel.ROTATING_LEADER, 1);
        return pick(weights);
    }

    /** @param index from 0; earlier ones are of earlier days */
    SeededTicket ticket(long index) {
        Chance chance = new Chance(new SplittableRandom((long) plan.seed() << 40 ^ index * 0xD1342543DE82EF95L));
        Rhythm.Arrival arrival = rhythm.at((index + chance.share()) / plan.tickets());
        Instant createdAt = notInTheFuture(arrival.at(), chance);
        Channel channel = CHANNELS.at(chance.share());
        String agent = Integer.toString(FIRST_AGENT + chance.below(AGENTS));
        SeededTicket ticket = new SeededTicket(plan.id(index, createdAt), channel, agent, createdAt);
        Story story = new Story(ticket, plan.asOf(), chance);
        String unit = open(story);
        live(story, unit, sequence(index, arrival.day()));
        return ticket;
    }

    private Instant notInTheFuture(Instant arrival, Chance chance) {
        if (arrival.isBefore(plan.asOf())) {
            return arrival;
        }
        Instant today = SeedPlan.day(plan.asOf()).atStartOfDay(DayCount.ZONE).toInstant();
        long elapsed = Duration.between(today, plan.asOf()).toMillis();
        return today.plusMillis((long) (elapsed * chance.share()));
    }

    /** Counted downwards; real numbers of the day count upwards. */
    private int sequence(long index, int day) {
        long ofDay = index - (long) Math.floor(rhythm.before(day) * plan.tickets());
        return Math.toIntExact(FIRST_SEQUENCE - ofDay);
    }

    /** @return the unit that it will be sent to, if it is sent */
    private String open(Story story) {
        SeededTicket ticket = story.ticket;
        Chance chance = story.chance;
        callers.call(ticket, chance);
        TicketEvent opened = new TicketEvent(
                ticket.createdAt, ticket.agentId, Role.AGENT, "OPEN", "登记", null, TicketState.DRAFT, "");
        ticket.history.add(new SeededTicket.Line(1, opened));
        ticket.version += 1 + chance.below(3); // saved while it was written down
        TicketKind kind = KINDS.at(chance.share());
        LocalDate day = SeedPlan.day(ticket.createdAt);
        Catalogue.Topic topic = catalogue.topic(kind, day.getMonthValue(), chance);
        Catalogue.Place place = catalogue.place(topic, chance);
        ticket.kind = kind;
        ticket.area = place.area();
        ticket.address = Catalogue.areaName(place.area()) + chance.oneOf(place.names());
        ticket.title = topic.title();
        ticket.content =
                topic.content().replace("{地点}", ticket.address).replace("{区域}", Catalogue.areaName(place.area()));
        ticket.urgency = urgency(kind, chance);
        ticket.confidential = chance.happens(0.003);
        return catalogue.responsible(topic, place.area());
    }

    private static Urgency urgency(TicketKind kind, Chance chance) {
        if (kind == TicketKind.CONSULTATION || kind == TicketKind.PRAISE) {
            return Urgency.NORMAL;
        }
        if (chance.happens(EMERGENCY)) {
            return Urgency.EMERGENCY;
        }
        return chance.happens(URGENT) ? Urgency.URGENT : Urgency.NORMAL;
    }

    private void live(Story story, String unit, int sequence) {
        SeededTicket ticket = story.ticket;
        Actor agent = new Actor(ticket.agentId, Role.AGENT);
        Instant decided = sameDay(ticket.createdAt, story.chance.exponential(Duration.ofMinutes(4)));
        String number = TicketNumber.of(SeedPlan.day(decided), ticket.channel, sequence);
        if (story.chance.happens(REFUSED)) {
            refuse(story, decided, agent, number);
        } else if (ticket.kind == TicketKind.CONSULTATION && story.chance.happens(ANSWERED_AT_ONCE)) {
            handling.answer(story, decided, agent, number);
        } else if (story.step(LifecycleEvent.ACCEPT, decided, agent, "")) {
            ticket.number = number;
            ticket.acceptedAt = decided;
            handling.handle(story, unit, catalogue.calendarArea(unit));
        }
    }

    private static void refuse(Story story, Instant at, Actor agent, String number) {
        RefusalGround ground = story.chance.oneOf(List.of(
                RefusalGround.OUTSIDE_CITY,
                RefusalGround.OTHER_AUTHORITY,
                RefusalGround.OTHER_PROCEDURE,
                RefusalGround.NO_SUBSTANCE));
        String told = "已向诉求人说明理由，并告知反映渠道";
        if (story.step(LifecycleEvent.REFUSE, at, agent, ground.chinese() + "（" + ground.article() + "）：" + told)) {
            story.ticket.number = number;
            story.ticket.refusalGround = ground;
            story.ticket.refusalExplanation = told;
            story.ticket.refusedAt = at;
        }
    }

    /** A number bears the day of its acceptance: within the day on which the call came. */
    private static Instant sameDay(Instant from, Duration later) {
        LocalDateTime end = SeedPlan.day(from).plusDays(1).atStartOfDay();
        Instant midnight = end.atZone(DayCount.ZONE).toInstant();
        Instant at = from.plus(later);
        return at.isBefore(midnight) ? at : midnight.minusMillis(1);
    }
}
