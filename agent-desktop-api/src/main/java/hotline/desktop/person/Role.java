package hotline.desktop.person;

import java.util.Arrays;
import java.util.Optional;

/** The roles of the contract's {@code x-roles}. */
public enum Role {
    AGENT("agent", "话务员"),
    SUPERVISOR("supervisor", "班长"),
    UNIT("unit", "承办单位"),
    REVIEWER("reviewer", "热线中心"),
    ADMINISTRATOR("administrator", "管理员");

    private final String word;
    private final String chinese;

    Role(String word, String chinese) {
        this.word = word;
        this.chinese = chinese;
    }

    /** As in tokens, rows and the contract. */
    public String word() {
        return word;
    }

    public String chinese() {
        return chinese;
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }
}
