package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.kernel.PhoneNumber;
import hotline.tickets.CitizenProgress;
import hotline.tickets.CodeLimits;
import hotline.tickets.CodeSms;
import hotline.tickets.Outbox;
import hotline.tickets.Progress;
import hotline.tickets.Ticket;
import hotline.tickets.store.OutboxStore;
import hotline.tickets.store.ProgressCodeStore;
import hotline.tickets.store.TicketStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** Codes to the citizen's mobile phone, each good for a few minutes, a few tries and one look. */
final class ProgressCodes implements CitizenProgress {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Database database;
    private final InstantSource clock;
    private final ProgressReader reader;
    private final CodeLimits limits;
    private final Supplier<UUID> ids;
    private final ProgressCodeStore codes = new ProgressCodeStore();
    private final TicketStore tickets = new TicketStore();
    private final OutboxStore outbox = new OutboxStore();

    ProgressCodes(
            Database database, InstantSource clock, ProgressReader reader, CodeLimits limits, Supplier<UUID> ids) {
        this.database = database;
        this.clock = clock;
        this.reader = reader;
        this.limits = limits;
        this.ids = ids;
    }

    @Override
    public Asked sendCode(String ticketNumber, Code code) {
        return database.inTransaction(tx -> {
            Instant now = clock.instant();
            codes.lock(tx, ticketNumber);
            codes.forget(tx, now.minus(DAY.multipliedBy(2)));
            Optional<Duration> wait = tooMany(codes.askedSince(tx, ticketNumber, now.minus(DAY)), now);
            if (wait.isPresent()) {
                return new Asked.Wait(wait.get());
            }
            send(tx, ticketNumber, code, now);
            return new Asked.Sent(limits.goodFor());
        });
    }

    /** @param asked within a day, newest first */
    private Optional<Duration> tooMany(List<Instant> asked, Instant now) {
        if (asked.size() >= limits.perDay()) {
            return Optional.of(
                    Duration.between(now, asked.get(limits.perDay() - 1).plus(DAY)));
        }
        return asked.size() >= limits.perHour()
                ? Optional.of(Duration.between(
                                now, asked.get(limits.perHour() - 1).plus(HOUR)))
                        .filter(Duration::isPositive)
                : Optional.empty();
    }

    private void send(DSLContext tx, String ticketNumber, Code code, Instant now) {
        Optional<Ticket> ticket = tickets.findByNumber(tx, ticketNumber)
                .filter(found -> found.caller().mobile().isPresent());
        Instant goodUntil = now.plus(limits.goodFor());
        UUID id = ids.get();
        codes.insert(
                tx,
                new ProgressCodeStore.NewCode(
                        id, ticketNumber, ticket.map(Ticket::id).orElse(null), code.hash(), now, goodUntil));
        ticket.ifPresent(found -> {
            PhoneNumber mobile = found.caller().mobile().orElseThrow();
            CodeSms sms = new CodeSms(found.id(), mobile.digits(), code.digits(), goodUntil);
            outbox.add(tx, ids.get(), Outbox.CODE_SMS, Outbox.CODE_SMS + ":" + id, sms, now);
        });
    }

    @Override
    public Optional<Progress> open(String ticketNumber, String codeHash, String viewHash) {
        return database.inTransaction(tx -> {
            Instant now = clock.instant();
            Optional<ProgressCodeStore.Row> newest = codes.newest(tx, ticketNumber);
            newest.ifPresent(row -> codes.tried(tx, row.id()));
            return newest.filter(row -> isRight(row, codeHash, now)).map(row -> {
                codes.used(tx, row.id(), now, viewHash, now.plus(limits.viewFor()));
                return reader.of(
                        tx,
                        tickets.find(tx, Objects.requireNonNull(row.ticketId())).orElseThrow());
            });
        });
    }

    private boolean isRight(ProgressCodeStore.Row row, String codeHash, Instant now) {
        boolean same = MessageDigest.isEqual(
                row.hash().getBytes(StandardCharsets.US_ASCII), codeHash.getBytes(StandardCharsets.US_ASCII));
        return same
                && row.ticketId() != null
                && !row.used()
                && row.tries() < limits.tries()
                && now.isBefore(row.expiresAt());
    }

    @Override
    public Optional<Progress> view(String viewHash) {
        DSLContext dsl = database.dsl();
        return codes.viewed(dsl, viewHash, clock.instant())
                .flatMap(ticketId -> tickets.find(dsl, ticketId))
                .map(ticket -> reader.of(dsl, ticket));
    }
}
