package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.kernel.PhoneNumber;
import hotline.regulation.clause.Clause;
import hotline.tickets.Actor;
import hotline.tickets.Outbox;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Unit;
import hotline.tickets.UnitSms;
import hotline.tickets.UnitTextSettings;
import hotline.tickets.WarningStage;
import hotline.tickets.store.OutboxStore;
import hotline.tickets.store.UnitStore;
import hotline.tickets.store.UnitTextStore;
import hotline.tickets.store.UnitTextStore.Owed;
import hotline.tickets.unit.UnitReach;
import hotline.tickets.unit.UnitReach.NumbersChange;
import hotline.tickets.unit.UnitTexts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Warnings to units by SMS (Art 27(1)). What is owed was written with its paper; the sweep gathers it, a unit a transaction, into one text
 * for each number in the outbox. A unit without a number stays owed, and is an alarm.
 */
@Clause("27(1)")
final class UnitWarnings implements UnitTexts {

    private final Database database;
    private final Supplier<Instant> now;
    private final Supplier<UUID> ids;
    private final UnitTextSettings settings;
    private final UnitTextStore store = new UnitTextStore();
    private final UnitStore units = new UnitStore();
    private final OutboxStore outbox = new OutboxStore();

    UnitWarnings(Database database, Supplier<Instant> now, Supplier<UUID> ids, UnitTextSettings settings) {
        this.database = database;
        this.now = now;
        this.ids = ids;
        this.settings = settings;
    }

    void sweep() {
        gather(true);
        if (!settings.quiet().hold(now.get())) {
            gather(false);
        }
    }

    private void gather(boolean urgent) {
        for (String unitId : store.owed(database.dsl(), urgent)) {
            database.runInTransaction(tx -> gather(tx, unitId, urgent));
        }
    }

    private void gather(DSLContext tx, String unitId, boolean urgent) {
        List<Owed> owed = store.lockOwed(tx, unitId, urgent);
        List<Owed> current = owed.stream().filter(Owed::current).toList();
        List<Owed> over = owed.stream().filter(one -> !one.current()).toList();
        store.leaveOut(tx, papers(over), now.get());
        List<String> numbers = numbers(store.numbers(tx).get(unitId));
        boolean early = !urgent && store.textedAfter(tx, unitId, now.get().minus(settings.apart()));
        if (!current.isEmpty() && !numbers.isEmpty() && !early) {
            write(tx, unitId, numbers, urgent, current);
        }
    }

    private void write(DSLContext tx, String unitId, List<String> numbers, boolean urgent, List<Owed> owed) {
        UUID digest = ids.get();
        store.gather(tx, papers(owed), digest);
        String name = units.name(tx, unitId).orElse("");
        for (String phone : numbers) {
            UUID text = ids.get();
            store.add(tx, text, digest, unitId, phone, urgent, now.get());
            String kind = urgent ? Outbox.URGENT_UNIT_SMS : Outbox.UNIT_SMS;
            UnitSms sms = new UnitSms(text, name, phone, warned(owed));
            outbox.add(tx, ids.get(), kind, Outbox.UNIT_SMS + ":" + text, sms, now.get());
        }
    }

    private static List<UUID> papers(List<Owed> owed) {
        return owed.stream().map(Owed::paperId).toList();
    }

    /** @param owed not empty, the most pressing of a stage first */
    static List<UnitSms.Warned> warned(List<Owed> owed) {
        return Stream.of(WarningStage.values())
                .map(stage -> owed.stream().filter(one -> one.stage() == stage).toList())
                .filter(same -> !same.isEmpty())
                .map(same -> new UnitSms.Warned(
                        same.getFirst().stage(),
                        same.size(),
                        same.getFirst().number(),
                        same.getFirst().dueAt()))
                .toList();
    }

    private static List<String> numbers(@Nullable NumbersChange change) {
        return change == null ? List.of() : change.numbers();
    }

    @Override
    public List<UnitReach> all() {
        DSLContext dsl = database.dsl();
        Map<String, NumbersChange> numbers = store.numbers(dsl);
        Map<String, UnitTextStore.Waiting> waiting = store.waiting(dsl);
        Map<String, List<UnitReach.Copy>> latest = store.latest(dsl);
        return units.active(dsl).stream()
                .map(unit -> reach(
                        unit,
                        numbers.get(unit.id()),
                        waiting.get(unit.id()),
                        latest.getOrDefault(unit.id(), List.of())))
                .toList();
    }

    private static UnitReach reach(
            Unit unit,
            @Nullable NumbersChange change,
            UnitTextStore.@Nullable Waiting waiting,
            List<UnitReach.Copy> latest) {
        return new UnitReach(
                unit.id(),
                unit.name(),
                numbers(change),
                change,
                waiting == null ? 0 : waiting.count(),
                waiting == null ? null : waiting.since(),
                latest);
    }

    @Override
    public Optional<List<NumbersChange>> history(String unitId) {
        DSLContext dsl = database.dsl();
        return units.active(dsl, unitId).map(unit -> store.history(dsl, unit.id()));
    }

    @Override
    public Optional<Result.Refused> register(String unitId, List<String> numbers, Actor actor) {
        if (actor.role() != Role.ADMINISTRATOR) {
            return refused(Result.Why.FORBIDDEN, "只有管理员能登记单位的短信号码", null);
        }
        List<PhoneNumber> parsed = numbers.stream().map(PhoneNumber::parse).toList();
        if (!parsed.stream().allMatch(PhoneNumber::canReceiveSms)) {
            return refused(Result.Why.INPUT, "只能登记能收短信的手机号码", "numbers");
        }
        List<String> digits =
                parsed.stream().map(PhoneNumber::digits).distinct().toList();
        if (digits.size() > MOST_NUMBERS) {
            return refused(Result.Why.INPUT, "一个单位最多登记" + MOST_NUMBERS + "个号码", "numbers");
        }
        return database.inTransaction(tx -> {
            if (units.active(tx, unitId).isEmpty()) {
                return refused(Result.Why.NOT_FOUND, "没有这个承办单位，或者已经撤销", null);
            }
            if (!numbers(store.numbers(tx).get(unitId)).equals(digits)) {
                store.register(tx, unitId, digits, actor.id(), now.get());
            }
            return Optional.empty();
        });
    }

    private static Optional<Result.Refused> refused(Result.Why why, String reason, @Nullable String field) {
        return Optional.of(new Result.Refused(why, reason, null, field));
    }

    @Override
    public void sentDespiteOptOut(UUID textId) {
        store.sentDespiteOptOut(database.dsl(), textId, now.get());
    }

    @Override
    public void finished(UUID textId, Instant at, String failure) {
        UnitReach.State state = failure.isEmpty() ? UnitReach.State.DELIVERED : UnitReach.State.FAILED;
        store.finish(database.dsl(), textId, state, failure, at);
    }
}
