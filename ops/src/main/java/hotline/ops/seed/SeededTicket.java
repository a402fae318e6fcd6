package hotline.ops.seed;

import hotline.regulation.Channel;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.Urgency;
import hotline.regulation.reply.ReplyContent;
import hotline.tickets.TicketEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket while its life is told; columns as in the table {@code ticket}. One thread at a time. */
final class SeededTicket {

    /** @param version of the ticket after the event */
    record Line(long version, TicketEvent event) {}

    final UUID id;
    final Channel channel;
    final String agentId;
    final Instant createdAt;
    final List<Line> history = new ArrayList<>();

    long version = 1;
    TicketState state = TicketState.DRAFT;
    int round = 1;

    @Nullable
    String number;

    // matter
    @Nullable
    TicketKind kind;

    String title = "";
    String content = "";
    Urgency urgency = Urgency.NORMAL;
    String area = "";
    String address = "";
    boolean confidential;

    // caller
    String callerName = "";
    String callerNumber = "";
    String callerMasked = "匿名";
    boolean anonymous;

    // handling
    @Nullable
    String unitId;

    String basis = "";

    @Nullable
    Instant acceptedAt;

    @Nullable
    Instant firstDispatchedAt;

    @Nullable
    Instant dispatchedAt;

    @Nullable
    Instant signBy;

    @Nullable
    Instant dueAt;

    boolean provisional;

    @Nullable
    Long calendarVersion;

    @Nullable
    Instant signedAt;

    boolean deemedSigned;

    @Nullable
    Instant overdueAt;

    @Nullable
    ReplyContent reply;

    String publicAnswer = "";

    @Nullable
    Instant replySubmittedAt;

    @Nullable
    Instant finishedAt;

    // evaluation
    @Nullable
    Instant receiptBy;

    @Nullable
    Instant resultDeliveredAt;

    @Nullable
    Instant evaluateBy;

    @Nullable
    Evaluation evaluation;

    @Nullable
    EvaluationSource evaluationSource;

    @Nullable
    Instant evaluatedAt;

    String evaluationEvidence = "";

    @Nullable
    Instant closedAt;

    // refusal
    @Nullable
    RefusalGround refusalGround;

    String refusalExplanation = "";

    @Nullable
    Instant refusedAt;

    SeededTicket(UUID id, Channel channel, String agentId, Instant createdAt) {
        this.id = id;
        this.channel = channel;
        this.agentId = agentId;
        this.createdAt = createdAt;
    }
}
