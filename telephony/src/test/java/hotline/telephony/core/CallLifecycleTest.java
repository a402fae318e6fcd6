package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallLifecycleTest {

    private static final Path PAGE = Path.of("../docs/flows/call.md");

    @Test
    void every_pair_of_state_and_event_is_decided_once() {
        assertThat(CallLifecycle.TABLE).hasSize(CallState.values().length * CallEvent.values().length);
        Arrays.stream(CallState.values())
                .forEach(state -> Arrays.stream(CallEvent.values())
                        .forEach(event -> assertThat(
                                        CallLifecycle.row(state, event).why())
                                .isNotBlank()));
    }

    @Test
    void every_state_but_the_last_can_end() {
        Arrays.stream(CallState.values())
                .filter(state -> state != CallState.ENDED)
                .forEach(state -> assertThat(
                                CallLifecycle.row(state, CallEvent.HUNG_UP).to())
                        .contains(CallState.ENDED));
    }

    @Test
    void the_page_in_docs_shows_this_table() throws IOException {
        String drawn =
                "# The life of a call\n\nDrawn from `CallLifecycle.TABLE`; `CallLifecycleTest` fails when the two"
                        + " differ and prints the new page.\n\n```mermaid\nstateDiagram-v2\n    [*] --> Greeting\n"
                        + CallLifecycle.TABLE.stream()
                                .filter(row -> row.to().isPresent())
                                .map(row -> "    " + row.from().title() + " --> "
                                        + row.to().get().title() + ": "
                                        + row.event().title())
                                .collect(Collectors.joining("\n"))
                        + "\n    Ended --> [*]\n```\n\n| state | event | becomes | why |\n|---|---|---|---|\n"
                        + CallLifecycle.TABLE.stream()
                                .map(row -> "| " + row.from().title() + " | "
                                        + row.event().title() + " | "
                                        + row.to().map(CallState::title).orElse("ignored") + " | " + row.why() + " |")
                                .collect(Collectors.joining("\n"))
                        + "\n";
        assertThat(PAGE).as(drawn).exists();
        assertThat(Files.readString(PAGE)).isEqualTo(drawn);
    }
}
