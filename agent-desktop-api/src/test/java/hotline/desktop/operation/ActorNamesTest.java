package hotline.desktop.operation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.SharedApi;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActorNamesTest {

    private final ActorNames names = new ActorNames(SharedApi.get().database);

    @Test
    void given_people_and_the_software_then_the_people_have_names() {
        assertThat(names.of(Stream.of("1001", "system", "shenhe", "1001")))
                .isEqualTo(Map.of("1001", "话务员1001", "shenhe", "热线中心审核员"));
        assertThat(names.of(Stream.empty())).isEmpty();
    }
}
