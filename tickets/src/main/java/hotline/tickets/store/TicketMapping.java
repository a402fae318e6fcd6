package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.UNIT;

import hotline.database.jooq.tables.records.TicketRecord;
import hotline.regulation.Channel;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.IdentityNeed;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.Urgency;
import hotline.regulation.reply.ReplyContent;
import hotline.tickets.Matter;
import hotline.tickets.Reply;
import hotline.tickets.Ticket;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A ticket as a row and back. Texts that PostgreSQL cannot hold (U+0000) lose that character. */
final class TicketMapping {

    /** How a reply is kept; its time has a column. */
    private record StoredReply(ReplyContent content, String publicAnswer) {}

    private TicketMapping() {}

    static Ticket ticket(Record joined) {
        TicketRecord row = joined.into(TICKET);
        return new Ticket(
                row.getId(),
                row.getNumber(),
                row.getVersion(),
                TicketState.valueOf(row.getState()),
                row.getRound(),
                matter(row),
                SealedCallers.caller(row, joined.configuration()),
                new Ticket.Intake(
                        Channel.valueOf(row.getChannel()),
                        row.getCallId(),
                        row.getAgentId(),
                        Times.present(row.getCreatedAt())),
                times(row),
                row.getUnitId() == null
                        ? null
                        : new Ticket.Assignment(row.getUnitId(), joined.get(UNIT.NAME), row.getBasis()),
                reply(row),
                row.getEvaluation() == null
                        ? null
                        : new Ticket.Evaluated(
                                Evaluation.valueOf(row.getEvaluation()),
                                EvaluationSource.valueOf(row.getEvaluationSource()),
                                Times.present(row.getEvaluatedAt()),
                                row.getEvaluationEvidence()),
                row.getRefusalGround() == null
                        ? null
                        : new Ticket.Refused(
                                RefusalGround.valueOf(row.getRefusalGround()),
                                row.getRefusalExplanation(),
                                Times.present(row.getRefusedAt())));
    }

    private static Matter matter(TicketRecord row) {
        return new Matter(
                row.getKind() == null ? null : TicketKind.valueOf(row.getKind()),
                row.getTitle(),
                row.getContent(),
                Urgency.valueOf(row.getUrgency()),
                row.getArea(),
                row.getAddress(),
                IdentityNeed.valueOf(row.getIdentityNeed()),
                row.getConfidentialResult());
    }

    private static Ticket.Times times(TicketRecord row) {
        return new Ticket.Times(
                Times.read(row.getAcceptedAt()),
                Times.read(row.getFirstDispatchedAt()),
                Times.read(row.getDispatchedAt()),
                Times.read(row.getSignBy()),
                Times.read(row.getDueAt()),
                row.getDueProvisional(),
                row.getCalendarVersion(),
                Times.read(row.getSignedAt()),
                row.getDeemedSigned(),
                Times.read(row.getOverdueAt()),
                Times.read(row.getFinishedAt()),
                Times.read(row.getReceiptBy()),
                Times.read(row.getResultDeliveredAt()),
                Times.read(row.getEvaluateBy()),
                Times.read(row.getUnclearReplyAt()),
                Times.read(row.getClosedAt()));
    }

    private static @Nullable Reply reply(TicketRecord row) {
        JSONB json = row.getReply();
        if (json == null) {
            return null;
        }
        StoredReply stored = Json.read(json, StoredReply.class);
        return new Reply(stored.content(), stored.publicAnswer(), Times.present(row.getReplySubmittedAt()));
    }

    /** But for the caller, which {@link SealedCallers} writes where it is new or changed. */
    static TicketRecord row(Ticket ticket) {
        TicketRecord row = new TicketRecord();
        row.setId(ticket.id());
        row.setNumber(ticket.number());
        row.setVersion(ticket.version());
        row.setState(ticket.state().name());
        row.setRound(ticket.round());
        writeMatter(row, ticket.matter());
        row.setCallerMasked(ticket.caller().maskedNumber());
        row.setAnonymous(ticket.caller().anonymous());
        row.setChannel(ticket.intake().channel().name());
        row.setCallId(ticket.intake().callId());
        row.setAgentId(ticket.intake().agentId());
        row.setCreatedAt(Times.at(ticket.intake().createdAt()));
        writeTimes(row, ticket.times());
        Ticket.Assignment assignment = ticket.assignment();
        row.setUnitId(assignment == null ? null : assignment.unitId());
        row.setBasis(assignment == null ? "" : storable(assignment.basis()));
        writeReply(row, ticket.reply());
        writeEvaluation(row, ticket.evaluation());
        Ticket.Refused refusal = ticket.refusal();
        row.setRefusalGround(refusal == null ? null : refusal.ground().name());
        row.setRefusalExplanation(refusal == null ? "" : storable(refusal.explanation()));
        row.setRefusedAt(refusal == null ? null : Times.stored(refusal.at()));
        return row;
    }

    private static void writeMatter(TicketRecord row, Matter matter) {
        TicketKind kind = matter.kind();
        row.setKind(kind == null ? null : kind.name());
        row.setTitle(storable(matter.title()));
        row.setContent(storable(matter.content()));
        row.setUrgency(matter.urgency().name());
        row.setArea(storable(matter.area()));
        row.setAddress(storable(matter.address()));
        row.setIdentityNeed(matter.identityNeed().name());
        row.setConfidentialResult(matter.confidentialResult());
    }

    private static void writeTimes(TicketRecord row, Ticket.Times times) {
        row.setAcceptedAt(Times.stored(times.acceptedAt()));
        row.setFirstDispatchedAt(Times.stored(times.firstDispatchedAt()));
        row.setDispatchedAt(Times.stored(times.dispatchedAt()));
        row.setSignBy(Times.stored(times.signBy()));
        row.setDueAt(Times.stored(times.dueAt()));
        row.setDueProvisional(times.provisional());
        row.setCalendarVersion(times.calendarVersion());
        row.setSignedAt(Times.stored(times.signedAt()));
        row.setDeemedSigned(times.deemedSigned());
        row.setOverdueAt(Times.stored(times.overdueAt()));
        row.setFinishedAt(Times.stored(times.finishedAt()));
        row.setReceiptBy(Times.stored(times.receiptBy()));
        row.setResultDeliveredAt(Times.stored(times.resultDeliveredAt()));
        row.setEvaluateBy(Times.stored(times.evaluateBy()));
        row.setUnclearReplyAt(Times.stored(times.unclearReplyAt()));
        row.setClosedAt(Times.stored(times.closedAt()));
    }

    private static void writeReply(TicketRecord row, @Nullable Reply reply) {
        row.setReply(reply == null ? null : Json.write(new StoredReply(reply.content(), reply.publicAnswer())));
        row.setReplySubmittedAt(reply == null ? null : Times.stored(reply.submittedAt()));
    }

    private static void writeEvaluation(TicketRecord row, Ticket.@Nullable Evaluated evaluation) {
        row.setEvaluation(evaluation == null ? null : evaluation.value().name());
        row.setEvaluationSource(evaluation == null ? null : evaluation.source().name());
        row.setEvaluatedAt(evaluation == null ? null : Times.stored(evaluation.at()));
        row.setEvaluationEvidence(evaluation == null ? "" : storable(evaluation.evidence()));
    }

    /** U+0000 is the one character PostgreSQL refuses. */
    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
