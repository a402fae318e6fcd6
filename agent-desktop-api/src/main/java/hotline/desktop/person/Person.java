package hotline.desktop.person;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account.
 *
 * @param name what is typed to sign in; for agents their number
 * @param unitId the unit of a {@link Role#UNIT} person
 * @param extension the phone an agent usually sits at
 */
public record Person(
        UUID id,
        String name,
        String displayName,
        Set<Role> roles,
        @Nullable String unitId,
        @Nullable String extension) {

    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** For logs and audit rows: {@code agent+supervisor}. */
    public String roleWords() {
        return roles.stream().sorted().map(Role::word).collect(Collectors.joining("+"));
    }
}
