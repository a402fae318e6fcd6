package hotline.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NodeIdTest {

    private static final NodeId SECOND = new NodeId(2);
    private static final UUID ID = UUID.fromString("0190a1b2-c3d4-7000-8000-0123456789ab");

    @Test
    void given_uniqueids_then_those_of_a_further_node_say_so_and_all_others_are_the_firsts() {
        assertThat(new CallId("1764000000.12").node()).isEqualTo(NodeId.FIRST);
        assertThat(new CallId("2-1764000000.12").node()).isEqualTo(SECOND);
        assertThat(new CallId("1-1764000000.12").node()).isEqualTo(NodeId.FIRST);
        assertThat(new CallId("pbx-1764000000.12").node()).isEqualTo(NodeId.FIRST);
        assertThat(new CallId("20").node()).isEqualTo(NodeId.FIRST);
    }

    @Test
    void given_calls_that_we_make_then_the_firsts_look_as_ever_and_each_knows_its_node() {
        CallId first = CallId.outgoing(NodeId.FIRST, ID);
        CallId second = CallId.outgoing(SECOND, ID);

        assertThat(first.value()).isEqualTo("0.0190a1b2c3d4700080000123456789ab");
        assertThat(first.node()).isEqualTo(NodeId.FIRST);
        assertThat(second.value()).isEqualTo("2-0.0190a1b2c3d4700080000123456789ab");
        assertThat(second.node()).isEqualTo(SECOND);
        assertThat(second.isOutgoing()).isTrue();
        assertThat(new CallId("2-1764000000.12").isOutgoing()).isFalse();
    }

    @Test
    void given_a_systemname_then_a_number_from_two_on_is_that_node() {
        assertThat(NodeId.ofSystemName("")).isEqualTo(NodeId.FIRST);
        assertThat(NodeId.ofSystemName("2")).isEqualTo(SECOND);
        assertThat(NodeId.ofSystemName("22")).isEqualTo(NodeId.FIRST);
        assertThatThrownBy(() -> new NodeId(10)).isInstanceOf(IllegalArgumentException.class);
    }
}
