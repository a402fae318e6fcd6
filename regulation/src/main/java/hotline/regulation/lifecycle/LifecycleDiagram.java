package hotline.regulation.lifecycle;

import hotline.regulation.TicketState;

/** {@code docs/flows/ticket-lifecycle.md}, written from the table. */
public final class LifecycleDiagram {

    private LifecycleDiagram() {}

    public static String markdown() {
        StringBuilder text = new StringBuilder("""
                # Life of a ticket

                Generated from `hotline.regulation.lifecycle.Lifecycle`; a test fails when the two differ
                (`mvn test -pl regulation -Dtest=LifecycleDiagramTest -Dupdate.docs=true` writes it anew).

                ```mermaid
                stateDiagram-v2
                """);
        for (TicketState state : TicketState.values()) {
            text.append("    ")
                    .append(state)
                    .append(": ")
                    .append(state.chinese())
                    .append('\n');
        }
        text.append("    [*] --> DRAFT\n");
        for (Row row : Lifecycle.rows()) {
            text.append("    ").append(row.from()).append(" --> ").append(row.to());
            text.append(": ").append(row.event().chinese()).append('\n');
        }
        text.append("    ARCHIVED --> [*]\n```\n\n");
        text.append("| state | event | guard | next |\n|---|---|---|---|\n");
        for (Row row : Lifecycle.rows()) {
            text.append("| ").append(row.from().chinese()).append(' ').append(row.from());
            text.append(" | ").append(row.event().chinese()).append(' ').append(row.event());
            text.append(" | ").append(row.guard().chinese());
            text.append(" | ")
                    .append(row.to().chinese())
                    .append(' ')
                    .append(row.to())
                    .append(" |\n");
        }
        return text.toString();
    }
}
