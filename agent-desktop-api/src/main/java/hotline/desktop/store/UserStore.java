package hotline.desktop.store;

import static hotline.database.jooq.Tables.APP_USER;
import static hotline.database.jooq.Tables.UNIT;

import hotline.desktop.person.Person;
import hotline.desktop.person.Role;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Rows of {@code app_user}. */
public final class UserStore {

    /** @param passwordHash argon2id, with its parameters in front */
    public record Account(Person person, String passwordHash, boolean disabled) {

        @Override
        public String toString() {
            return "Account[" + person.name() + "]";
        }
    }

    public Optional<Account> byName(DSLContext db, String name) {
        return one(db, APP_USER.NAME.eq(name));
    }

    public Optional<Account> byId(DSLContext db, UUID id) {
        return one(db, APP_USER.ID.eq(id));
    }

    public Set<String> names(DSLContext db) {
        return db.select(APP_USER.NAME).from(APP_USER).fetchSet(APP_USER.NAME);
    }

    /** Name to display name, of those among the names that are users. */
    public Map<String, String> displayNames(DSLContext db, Set<String> names) {
        return db.select(APP_USER.NAME, APP_USER.DISPLAY_NAME)
                .from(APP_USER)
                .where(APP_USER.NAME.in(names))
                .fetchMap(APP_USER.NAME, APP_USER.DISPLAY_NAME);
    }

    /** Who may sign in as an agent: name to display name. */
    public Map<String, String> agents(DSLContext db) {
        return db.select(APP_USER.NAME, APP_USER.DISPLAY_NAME)
                .from(APP_USER)
                .where(APP_USER.ROLES.contains(new String[] {Role.AGENT.word()}))
                .andNot(APP_USER.DISABLED)
                .fetchMap(APP_USER.NAME, APP_USER.DISPLAY_NAME);
    }

    /** Does nothing when the name exists. */
    public void insert(DSLContext db, Person person, String passwordHash, Instant at) {
        OffsetDateTime when = at.atOffset(ZoneOffset.UTC);
        db.insertInto(APP_USER)
                .set(APP_USER.ID, person.id())
                .set(APP_USER.NAME, person.name())
                .set(APP_USER.DISPLAY_NAME, person.displayName())
                .set(APP_USER.ROLES, person.roles().stream().map(Role::word).toArray(String[]::new))
                .set(APP_USER.UNIT_ID, person.unitId())
                .set(APP_USER.EXTENSION, person.extension())
                .set(APP_USER.PASSWORD_HASH, passwordHash)
                .set(APP_USER.CREATED_AT, when)
                .set(APP_USER.PASSWORD_CHANGED_AT, when)
                .onConflict(APP_USER.NAME)
                .doNothing()
                .execute();
    }

    public void changePassword(DSLContext db, UUID id, String passwordHash, Instant at) {
        db.update(APP_USER)
                .set(APP_USER.PASSWORD_HASH, passwordHash)
                .set(APP_USER.PASSWORD_CHANGED_AT, at.atOffset(ZoneOffset.UTC))
                .where(APP_USER.ID.eq(id))
                .execute();
    }

    private static Optional<Account> one(DSLContext db, Condition which) {
        return db.select(
                        APP_USER.ID,
                        APP_USER.NAME,
                        APP_USER.DISPLAY_NAME,
                        APP_USER.ROLES,
                        APP_USER.UNIT_ID,
                        APP_USER.EXTENSION,
                        APP_USER.PASSWORD_HASH,
                        APP_USER.DISABLED,
                        UNIT.ACTIVE)
                .from(APP_USER)
                .leftJoin(UNIT)
                .on(UNIT.ID.eq(APP_USER.UNIT_ID))
                .where(which)
                .fetchOptional(UserStore::account);
    }

    private static Account account(Record row) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(row.get(APP_USER.ROLES)).forEach(word -> Role.of(word).ifPresent(roles::add));
        Person person = new Person(
                row.get(APP_USER.ID),
                row.get(APP_USER.NAME),
                row.get(APP_USER.DISPLAY_NAME),
                roles,
                row.get(APP_USER.UNIT_ID),
                row.get(APP_USER.EXTENSION));
        boolean unitGone = Boolean.FALSE.equals(row.get(UNIT.ACTIVE));
        return new Account(person, row.get(APP_USER.PASSWORD_HASH), row.get(APP_USER.DISABLED) || unitGone);
    }
}
