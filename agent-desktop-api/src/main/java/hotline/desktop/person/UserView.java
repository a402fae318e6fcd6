package hotline.desktop.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person with the names of the contract's User. */
public record UserView(
        String id,
        String name,
        String displayName,
        List<String> roles,
        @Nullable String extension,
        @Nullable String unitId) {

    public static UserView of(Person person) {
        return new UserView(
                person.id().toString(),
                person.name(),
                person.displayName(),
                person.roles().stream().sorted().map(Role::word).toList(),
                person.extension(),
                person.unitId());
    }
}
