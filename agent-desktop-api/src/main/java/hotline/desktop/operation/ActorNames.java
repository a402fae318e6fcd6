package hotline.desktop.operation;

import hotline.database.Database;
import hotline.desktop.store.UserStore;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the people are called who did something to a ticket: its file is read by those who don't know their sign-in names. */
public final class ActorNames {

    private final Database database;
    private final UserStore users = new UserStore();

    public ActorNames(Database database) {
        this.database = database;
    }

    /** Sign-in name to display name; who is no user, like the software itself or a channel, is not among them. */
    Map<String, String> of(Stream<String> actors) {
        return users.displayNames(database.dsl(), actors.collect(Collectors.toSet()));
    }
}
