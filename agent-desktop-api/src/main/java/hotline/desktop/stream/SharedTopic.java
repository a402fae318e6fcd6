package hotline.desktop.stream;

import hotline.desktop.person.Person;
import hotline.desktop.person.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What several people follow: each topic is a stream of its own, with its own epoch, numbers and replay. */
public enum SharedTopic {
    /** 大屏. */
    WALLBOARD("wallboard", 1, Role.SUPERVISOR, Role.ADMINISTRATOR),
    /** What a shift leader should look at: breaks that are too long. */
    ALERTS("alerts", 20, Role.SUPERVISOR, Role.ADMINISTRATOR);

    private final String word;
    private final int remembered;
    private final Set<Role> readers;

    SharedTopic(String word, int remembered, Role... readers) {
        this.word = word;
        this.remembered = remembered;
        this.readers = Set.of(readers);
    }

    public String word() {
        return word;
    }

    /** How many of the latest messages a snapshot has. */
    int remembered() {
        return remembered;
    }

    boolean open(Person person) {
        return readers.stream().anyMatch(person::is);
    }

    static Optional<SharedTopic> of(String word) {
        return Arrays.stream(values()).filter(topic -> topic.word.equals(word)).findFirst();
    }
}
