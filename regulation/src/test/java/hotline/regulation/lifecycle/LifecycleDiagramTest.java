package hotline.regulation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LifecycleDiagramTest {

    private static final Path PAGE = Path.of("../docs/flows/ticket-lifecycle.md");

    @Test
    void given_the_table_then_the_page_shows_it() throws IOException {
        if (Boolean.getBoolean("update.docs")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, LifecycleDiagram.markdown());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(LifecycleDiagram.markdown());
    }
}
