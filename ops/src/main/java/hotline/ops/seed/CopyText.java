package hotline.ops.seed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import hotline.regulation.reply.ReplyContent;
import hotline.tickets.TicketEvent;
import hotline.tickets.sealing.CallerSealing;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets and their histories as rows of PostgreSQL's {@code COPY … FROM STDIN}, in its text format. */
final class CopyText {

    static final List<String> TICKET = List.of(
            "id",
            "number",
            "version",
            "state",
            "round",
            "kind",
            "title",
            "content",
            "urgency",
            "area",
            "address",
            "confidential_result",
            "caller_sealed",
            "number_index",
            "caller_masked",
            "anonymous",
            "channel",
            "agent_id",
            "created_at",
            "unit_id",
            "basis",
            "accepted_at",
            "first_dispatched_at",
            "dispatched_at",
            "sign_by",
            "due_at",
            "due_provisional",
            "calendar_version",
            "signed_at",
            "deemed_signed",
            "overdue_at",
            "reply",
            "reply_submitted_at",
            "finished_at",
            "receipt_by",
            "result_delivered_at",
            "evaluate_by",
            "evaluation",
            "evaluation_source",
            "evaluated_at",
            "evaluation_evidence",
            "closed_at",
            "refusal_ground",
            "refusal_explanation",
            "refused_at");

    static final List<String> EVENT = List.of(
            "ticket_id",
            "version",
            "at",
            "actor_id",
            "actor_role",
            "event",
            "event_name",
            "from_state",
            "to_state",
            "reason");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final StringBuilder rows = new StringBuilder(1 << 20);
    private final CallerSealing sealing;
    private boolean begun;

    CopyText(CallerSealing sealing) {
        this.sealing = sealing;
    }

    void ticket(SeededTicket t) {
        CallerSealing.Sealed sealed =
                sealing.seal(t.id, new CallerSealing.Opened(t.callerName, t.callerNumber, "", ""));
        add(t.id)
                .add(t.number)
                .add(t.version)
                .add(t.state)
                .add(t.round)
                .add(t.kind)
                .add(t.title)
                .add(t.content);
        add(t.urgency)
                .add(t.area)
                .add(t.address)
                .add(t.confidential)
                .add(sealed.caller())
                .add(sealed.number());
        add(t.callerMasked)
                .add(t.anonymous)
                .add(t.channel)
                .add(t.agentId)
                .add(t.createdAt)
                .add(t.unitId)
                .add(t.basis);
        add(t.acceptedAt)
                .add(t.firstDispatchedAt)
                .add(t.dispatchedAt)
                .add(t.signBy)
                .add(t.dueAt)
                .add(t.provisional);
        add(t.calendarVersion)
                .add(t.signedAt)
                .add(t.deemedSigned)
                .add(t.overdueAt)
                .add(reply(t.reply, t.publicAnswer));
        add(t.replySubmittedAt)
                .add(t.finishedAt)
                .add(t.receiptBy)
                .add(t.resultDeliveredAt)
                .add(t.evaluateBy);
        add(t.evaluation)
                .add(t.evaluationSource)
                .add(t.evaluatedAt)
                .add(t.evaluationEvidence)
                .add(t.closedAt);
        add(t.refusalGround).add(t.refusalExplanation).add(t.refusedAt);
        endOfRow();
    }

    void event(UUID ticketId, SeededTicket.Line line) {
        TicketEvent event = line.event();
        add(ticketId)
                .add(line.version())
                .add(event.at())
                .add(event.actorId())
                .add(event.actorRole())
                .add(event.event());
        add(event.eventName()).add(event.from()).add(event.to()).add(event.reason());
        endOfRow();
    }

    /** As the ticket room keeps a reply. */
    private static @Nullable String reply(@Nullable ReplyContent content, String publicAnswer) {
        if (content == null) {
            return null;
        }
        try {
            return MAPPER.writeValueAsString(Map.of("content", content, "publicAnswer", publicAnswer));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private CopyText add(@Nullable Object value) {
        if (begun) {
            rows.append('\t');
        }
        begun = true;
        switch (value) {
            case null -> rows.append("\\N");
            case Enum<?> named -> rows.append(named.name());
            case String text -> escaped(text);
            case Instant at -> rows.append(at);
            case byte[] bytes -> rows.append("\\\\x").append(HexFormat.of().formatHex(bytes));
            case Object other -> rows.append(other);
        }
        return this;
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(letter);
            }
        }
    }

    private void endOfRow() {
        rows.append('\n');
        begun = false;
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
