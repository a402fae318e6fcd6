package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.tickets.Actor;
import hotline.tickets.EarlierTicket;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketFilter;
import hotline.tickets.TicketPage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** Lists of tickets; who may see what is part of the condition, not a filter afterwards. */
public final class TicketSearch {

    /** Counting stops here; a list this long is searched (full text), not paged through. */
    private static final int COUNTED = 10_000;

    private static final List<SortField<?>> NEWEST_FIRST = List.of(TICKET.CREATED_AT.desc(), TICKET.ID.desc());
    private static final List<SortField<?>> OLDEST_FIRST = List.of(TICKET.CREATED_AT.asc(), TICKET.ID.asc());

    public TicketPage page(DSLContext dsl, TicketFilter filter, Actor reader) {
        Condition wanted = visibleTo(reader).and(matching(filter, reader));
        List<Ticket> tickets = TicketStore.joined(dsl)
                .where(wanted)
                .orderBy(filter.untaken() ? OLDEST_FIRST : NEWEST_FIRST)
                .limit(filter.size())
                .offset((filter.page() - 1L) * filter.size())
                .fetch(TicketMapping::ticket);
        long total =
                dsl.fetchCount(dsl.select(DSL.one()).from(TICKET).where(wanted).limit(COUNTED));
        return new TicketPage(tickets, total, filter.page(), filter.size());
    }

    /**
     * Newest first; drafts that never became tickets are left out.
     */
    public List<EarlierTicket> earlier(DSLContext dsl, String callerNumber, int limit) {
        byte[] hash = SealedCallers.of(dsl.configuration())
                .index()
                .ofNumber(callerNumber)
                .orElseThrow();
        List<EarlierTicket> sealed = earlier(dsl, TICKET.NUMBER_INDEX.eq(hash), limit);
        if (!SealedCallers.plainLeft(dsl.configuration())) {
            return sealed;
        }
        return Stream.concat(sealed.stream(), earlier(dsl, plain(callerNumber), limit).stream())
                .sorted(Comparator.comparing(
                                EarlierTicket::acceptedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .limit(limit)
                .toList();
    }

    private static List<EarlierTicket> earlier(DSLContext dsl, Condition ofCaller, int limit) {
        return dsl.select(TICKET.ID, TICKET.NUMBER, TICKET.TITLE, TICKET.KIND, TICKET.STATE, TICKET.ACCEPTED_AT)
                .from(TICKET)
                .where(ofCaller)
                .and(TICKET.NUMBER.isNotNull())
                .orderBy(TICKET.CREATED_AT.desc())
                .limit(limit)
                .fetch(row -> new EarlierTicket(
                        row.get(TICKET.ID),
                        row.get(TICKET.NUMBER),
                        row.get(TICKET.TITLE),
                        row.get(TICKET.KIND) == null ? null : TicketKind.valueOf(row.get(TICKET.KIND)),
                        TicketState.valueOf(row.get(TICKET.STATE)),
                        Times.read(row.get(TICKET.ACCEPTED_AT))));
    }

    public Optional<Ticket> find(DSLContext dsl, UUID id, Actor reader) {
        return TicketStore.joined(dsl)
                .where(TICKET.ID.eq(id))
                .and(visibleTo(reader))
                .fetchOptional(TicketMapping::ticket);
    }

    public Map<UUID, String> numbers(DSLContext dsl, Collection<UUID> ids) {
        return dsl.select(TICKET.ID, TICKET.NUMBER)
                .from(TICKET)
                .where(TICKET.ID.in(ids))
                .and(TICKET.NUMBER.isNotNull())
                .fetchMap(TICKET.ID, TICKET.NUMBER);
    }

    public Optional<Ticket> numbered(DSLContext dsl, String number, Actor reader) {
        return TicketStore.joined(dsl)
                .where(TICKET.NUMBER.eq(number))
                .and(visibleTo(reader))
                .fetchOptional(TicketMapping::ticket);
    }

    /**
     * Newest first.
     *
     * @param number the digits of a phone, which called or which the caller left to be called
     */
    public List<Ticket> ofCaller(DSLContext dsl, String number, Actor reader, int most) {
        byte[] hash =
                SealedCallers.of(dsl.configuration()).index().ofNumber(number).orElseThrow();
        Condition ofCaller = TICKET.NUMBER_INDEX.eq(hash).or(TICKET.CONTACT_INDEX.eq(hash));
        return whole(
                dsl,
                SealedCallers.plainLeft(dsl.configuration()) ? ofCaller.or(plain(number)) : ofCaller,
                reader,
                most);
    }

    /** Newest first. */
    public List<Ticket> ofIdentityNumber(DSLContext dsl, String number, Actor reader, int most) {
        byte[] hash = SealedCallers.of(dsl.configuration())
                .index()
                .ofIdentityNumber(number)
                .orElseThrow();
        return whole(dsl, TICKET.IDENTITY_INDEX.eq(hash), reader, most);
    }

    private static List<Ticket> whole(DSLContext dsl, Condition ofCaller, Actor reader, int most) {
        return TicketStore.joined(dsl)
                .where(ofCaller)
                .and(visibleTo(reader))
                .orderBy(NEWEST_FIRST)
                .limit(most)
                .fetch(TicketMapping::ticket);
    }

    /** From before callers were sealed. */
    private static Condition plain(String number) {
        return TICKET.CALLER_NUMBER.eq(number).and(TICKET.CALLER_NUMBER.ne("")).and(TICKET.CALLER_SEALED.isNull());
    }

    /** In this order; those that the reader doesn't see are left out. */
    public List<Ticket> these(DSLContext dsl, List<UUID> ids, Actor reader) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Ticket> found =
                TicketStore.joined(dsl)
                        .where(TICKET.ID.in(ids))
                        .and(visibleTo(reader))
                        .fetch(TicketMapping::ticket)
                        .stream()
                        .collect(Collectors.toMap(Ticket::id, ticket -> ticket));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    public boolean isVisible(DSLContext dsl, UUID id, Actor reader) {
        return dsl.fetchExists(
                dsl.selectOne().from(TICKET).where(TICKET.ID.eq(id)).and(visibleTo(reader)));
    }

    static Condition visibleTo(Actor reader) {
        return switch (reader.role()) {
            case AGENT -> TICKET.AGENT_ID.eq(reader.id()).or(InState.UNTAKEN);
            case UNIT -> {
                String unitId = Objects.requireNonNull(reader.unitId());
                yield TICKET.UNIT_ID.eq(unitId).or(AssistStore.assistedBy(unitId));
            }
            case SUPERVISOR, REVIEWER, ADMINISTRATOR, SYSTEM -> DSL.noCondition();
            case CITIZEN, CHANNEL -> DSL.falseCondition();
        };
    }

    private static Condition matching(TicketFilter filter, Actor reader) {
        Condition wanted = DSL.noCondition();
        TicketState state = filter.state();
        if (state != null) {
            wanted = wanted.and(TICKET.STATE.eq(state.name()));
        }
        if (filter.mine() && reader.role() != Role.UNIT) {
            wanted = wanted.and(TICKET.AGENT_ID.eq(reader.id()));
        }
        if (filter.untaken()) {
            wanted = wanted.and(InState.UNTAKEN);
        }
        return wanted;
    }
}
