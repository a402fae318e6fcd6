package hotline.desktop.identity;

import hotline.database.Database;
import hotline.desktop.person.Person;
import hotline.desktop.person.Role;
import hotline.desktop.store.UserStore;
import hotline.kernel.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The people of a sandbox: agents from 1001 on, one a phone, {@code banzhang}, {@code shenhe}, {@code admin}, and one user a unit
 * ({@code unit-cg}, …). Adding them again changes nothing; passwords that were changed stay.
 */
public final class SandboxPeople {

    private static final int FIRST_AGENT = 1001;

    /** @param id the unit's id, which the sign-in name ends in @param name in Chinese */
    public record SandboxUnit(String id, String name) {}

    private final Database database;
    private final Passwords passwords;
    private final Clock clock;
    private final Ids ids;
    private final UserStore users = new UserStore();

    public SandboxPeople(Database database, Passwords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /**
     * @param hasPhone whether there is a phone with this extension; the first without ends the row of agents
     * @return how many were added. They share one password that everybody is told, and so one hash of it: each with a salt of
     *     its own would cost some seconds of processor at the first start and protect nothing.
     */
    public int add(String initialPassword, Predicate<String> hasPhone, List<SandboxUnit> units) {
        Set<String> known = users.names(database.dsl());
        List<Person> missing = people(hasPhone, units).stream()
                .filter(person -> !known.contains(person.name()))
                .toList();
        if (!missing.isEmpty()) {
            String hash = passwords.hash(initialPassword);
            database.runInTransaction(db -> missing.forEach(person -> users.insert(db, person, hash, clock.instant())));
        }
        return missing.size();
    }

    private List<Person> people(Predicate<String> hasPhone, List<SandboxUnit> units) {
        List<Person> people = new ArrayList<>();
        IntStream.iterate(FIRST_AGENT, number -> number + 1)
                .mapToObj(Integer::toString)
                .takeWhile(hasPhone)
                .forEach(number -> people.add(person(number, "话务员" + number, Role.AGENT, null, number)));
        people.add(person("banzhang", "值班班长", Role.SUPERVISOR, null, null));
        people.add(person("shenhe", "热线中心审核员", Role.REVIEWER, null, null));
        people.add(person("admin", "系统管理员", Role.ADMINISTRATOR, null, null));
        units.forEach(unit -> people.add(person("unit-" + unit.id(), unit.name() + "联络员", Role.UNIT, unit.id(), null)));
        return people;
    }

    private Person person(
            String name, String displayName, Role role, @Nullable String unitId, @Nullable String extension) {
        return new Person(ids.next(), name, displayName, Set.of(role), unitId, extension);
    }
}
