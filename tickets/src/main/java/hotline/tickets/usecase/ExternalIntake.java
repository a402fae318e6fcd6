package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.kernel.PhoneNumber;
import hotline.regulation.Article;
import hotline.regulation.Channel;
import hotline.regulation.Decision;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Clause;
import hotline.regulation.guard.IdentityNumber;
import hotline.regulation.guard.IntakeRule;
import hotline.tickets.Actor;
import hotline.tickets.Progress;
import hotline.tickets.Submission;
import hotline.tickets.Submissions;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketSettings;
import hotline.tickets.store.HistoryStore;
import hotline.tickets.store.SubmissionStore;
import hotline.tickets.store.TicketStore;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Moved;
import hotline.tickets.usecase.Transitions.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What other systems hand over becomes a draft that nobody has taken, once, however often it is sent (Art 12(1)). */
@Clause("12(1)a")
final class ExternalIntake implements Submissions {

    private final Database database;
    private final Transitions transitions;
    private final Intake intake;
    private final ProgressReader progress;
    private final TicketSettings settings;
    private final SubmissionStore submissions = new SubmissionStore();
    private final TicketStore tickets = new TicketStore();
    private final HistoryStore history = new HistoryStore();

    ExternalIntake(
            Database database,
            Transitions transitions,
            Intake intake,
            ProgressReader progress,
            TicketSettings settings) {
        this.database = database;
        this.transitions = transitions;
        this.intake = intake;
        this.progress = progress;
        this.settings = settings;
    }

    @Override
    public Optional<Progress> progress(Channel channel, String externalId) {
        return submissions
                .find(database.dsl(), channel, externalId)
                .flatMap(row -> tickets.find(database.dsl(), row.ticketId()))
                .map(ticket -> progress.of(database.dsl(), ticket));
    }

    @Override
    public List<Received> received(Channel channel, Question question) {
        return submissions.find(database.dsl(), channel, question).stream()
                .map(found -> new Received(
                        found.service(),
                        progress.of(
                                database.dsl(),
                                tickets.find(database.dsl(), found.ticketId()).orElseThrow())))
                .toList();
    }

    @Override
    public Answer submit(Submission submission) {
        String hash = contentHash(submission);
        List<Moved> moved = new ArrayList<>();
        Answer answer = database.inTransaction(tx -> {
            Moment moment = new Moment(tx, transitions.now());
            Optional<SubmissionStore.Row> known = submissions.find(tx, submission.channel(), submission.externalId());
            if (known.isPresent()) {
                return again(moment, known.get(), hash);
            }
            Ticket draft = Intake.filled(draft(submission, moment.now()), submission.fields());
            if (complete(submission, draft) instanceof Decision.Refusal refusal) {
                return new Answer.Refused(Transitions.refusal(refusal));
            }
            if (!submissions.add(tx, submission, hash, moment.now())) {
                return again(
                        moment,
                        submissions
                                .find(tx, submission.channel(), submission.externalId())
                                .orElseThrow(),
                        hash);
            }
            moved.add(open(moment, draft, submission));
            acceptedAtOnce(moment, draft).ifPresent(moved::add);
            return new Answer.Opened(progress.of(tx, moved.getLast().after()));
        });
        transitions.announce(moved);
        return answer;
    }

    private Answer again(Moment moment, SubmissionStore.Row known, String hash) {
        return known.contentHash().equals(hash)
                ? new Answer.Known(progress.of(
                        moment.tx(), tickets.find(moment.tx(), known.ticketId()).orElseThrow()))
                : new Answer.Differs(known.receivedAt());
    }

    private static Ticket draft(Submission submission, Instant now) {
        return Intake.fresh(
                submission.ticketId(), submission.caller(), new Ticket.Intake(submission.channel(), null, null, now));
    }

    /** The kind may be missing: who takes it chooses one. */
    private static Decision complete(Submission submission, Ticket draft) {
        return Intake.sized(submission.fields())
                .and(() -> IntakeRule.content(
                        draft.matter().title(), draft.matter().content()))
                .and(() -> reachable(submission.caller()))
                .and(() -> identityNumber(draft.caller().identityNumber()))
                .and(() -> Intake.identified(draft));
    }

    private static Decision reachable(PhoneNumber caller) {
        return switch (caller.kind()) {
            case MOBILE, LANDLINE, FOREIGN, ANONYMOUS -> Decision.allowed();
            case SHORT_CODE, UNUSABLE ->
                new Decision.Refusal("诉求人号码无效，请填写11位手机号码或带区号的固定电话；不愿留号码的请留空", null, "callerNumber");
        };
    }

    private static Decision identityNumber(String number) {
        return number.isEmpty() || IdentityNumber.isValid(number)
                ? Decision.allowed()
                : Decision.refused("身份证号码有误，请核对", Article.of(12, 1), "identityNumber");
    }

    private Moved open(Moment moment, Ticket draft, Submission submission) {
        tickets.insert(moment.tx(), draft);
        Actor sender = Actor.channel(submission.channel());
        TicketEvent opened = new TicketEvent(
                moment.now(),
                sender.id(),
                sender.role(),
                "OPEN",
                "登记",
                null,
                TicketState.DRAFT,
                "对方编号：" + submission.externalId());
        history.append(moment.tx(), List.of(new HistoryStore.Line(draft.id(), draft.version(), opened)));
        return new Moved(draft(submission, moment.now()), draft, opened);
    }

    /** What is not complete waits for a person all the same. */
    private Optional<Moved> acceptedAtOnce(Moment moment, Ticket draft) {
        if (!settings.acceptedAtOnce().contains(draft.intake().channel())) {
            return Optional.empty();
        }
        Outcome outcome = transitions.decide(draft, intake.acceptance(Actor.system()), Actor.system(), moment);
        if (!(outcome instanceof Outcome.Move(Moved accepted))) {
            return Optional.empty();
        }
        transitions.write(moment.tx(), List.of(accepted));
        return Optional.of(accepted);
    }

    /** The fields in an order of their own, each with its length, so that no two submissions read alike. */
    private static String contentHash(Submission submission) {
        var fields = submission.fields();
        var matter = fields.matter();
        String content = Stream.of(
                        matter.kind() == null ? "" : matter.kind().name(),
                        matter.title(),
                        matter.content(),
                        matter.urgency().name(),
                        matter.area(),
                        matter.address(),
                        matter.identityNeed().name(),
                        Boolean.toString(matter.confidentialResult()),
                        fields.callerName(),
                        submission.caller().digits(),
                        fields.contact(),
                        fields.identityNumber().toUpperCase(Locale.ROOT),
                        Boolean.toString(fields.anonymous()))
                .map(String::strip)
                .map(text -> text.length() + ":" + text)
                .collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
