package hotline.sms.flow;

import hotline.kernel.PhoneNumber;
import hotline.regulation.Evaluation;
import hotline.sms.store.Inbox.Waiting;
import hotline.sms.store.NewMessage;
import hotline.sms.store.Purpose;
import hotline.sms.store.Survey;
import hotline.sms.text.Meaning;
import hotline.sms.text.Outgoing;
import hotline.sms.text.ReplyReader;
import hotline.tickets.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles citizens' replies: an opt-out first, then an evaluation, and what cannot be understood is asked once more,
 * then given to a person (Art 14(2)). A text is marked as handled last, so that a crash repeats it; each step bears that.
 */
final class ReplyDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyDesk.class);
    private static final int MOST_ATTEMPTS = 12;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int ASKED_TWICE = 2;

    /** One whole text, put together from its pieces. */
    private record Text(List<UUID> ids, String phone, String address, String words) {}

    private final Stores stores;
    private final FlowSettings settings;
    private final TicketDesk tickets;

    ReplyDesk(Stores stores, FlowSettings settings, TicketDesk tickets) {
        this.stores = stores;
        this.settings = settings;
        this.tickets = tickets;
    }

    /** @return how many texts were handled */
    int handle() {
        List<Waiting> waiting =
                stores.database().inTransaction(dsl -> stores.inbox().waiting(dsl, now()));
        Set<UUID> done = new HashSet<>();
        for (Waiting each : waiting) {
            if (done.contains(each.id())) {
                continue;
            }
            try {
                whole(each).ifPresent(text -> {
                    handle(text);
                    done.addAll(text.ids());
                });
            } catch (RuntimeException failed) {
                boolean dead = each.attempts() + 1 >= MOST_ATTEMPTS;
                LOG.error("a reply could not be handled id={} dead={}", each.id(), dead, failed);
                Instant after = now().plus(Retry.pause(each.attempts(), LONGEST_PAUSE));
                stores.database().runInTransaction(dsl -> stores.inbox().later(dsl, each.id(), after, dead));
            }
        }
        return done.size();
    }

    /** Empty while pieces are missing that may still come. */
    private Optional<Text> whole(Waiting one) {
        if (one.total() == 1) {
            return Optional.of(new Text(List.of(one.id()), one.phone(), one.address(), one.text()));
        }
        List<Waiting> pieces =
                stores.database().inTransaction(dsl -> stores.inbox().pieces(dsl, one.id()));
        boolean late = one.receivedAt().plus(settings.pieceWait()).isBefore(now());
        if (pieces.size() < one.total() && !late) {
            return Optional.empty();
        }
        String words = String.join("", pieces.stream().map(Waiting::text).toList());
        return Optional.of(new Text(pieces.stream().map(Waiting::id).toList(), one.phone(), one.address(), words));
    }

    private void handle(Text text) {
        Meaning meaning = ReplyReader.read(text.words());
        Optional<Survey> survey =
                stores.database().inTransaction(dsl -> stores.surveys().answeredBy(dsl, text.phone(), text.address()));
        String outcome;
        if (meaning == Meaning.OPT_OUT) {
            outcome = optOut(text);
        } else if (survey.isEmpty()) {
            outcome = "no survey";
            finish(text, meaning, outcome, null);
        } else if (meaning.evaluates()) {
            outcome = evaluate(text, meaning, survey.get());
        } else {
            outcome = askAgain(text, survey.get());
        }
        LOG.info(
                "reply phone={} ticketNo={} meaning={} outcome={}",
                PhoneNumber.parse(text.phone()).masked(),
                survey.map(Survey::ticketNumber).orElse(""),
                meaning,
                outcome);
    }

    private String optOut(Text text) {
        List<Survey> open = stores.database().inTransaction(dsl -> {
            stores.suppressions().add(dsl, text.phone(), text.words(), now());
            return stores.surveys().openOf(dsl, text.phone());
        });
        for (Survey each : open) {
            tickets.needsManualFollowUp(each.ticketId(), "诉求人退订短信，未作评价");
        }
        stores.database().runInTransaction(dsl -> {
            open.forEach(each -> stores.surveys().close(dsl, each.id(), Survey.State.OPTED_OUT, now()));
            stores.inbox().handled(dsl, text.ids(), Meaning.OPT_OUT.name(), "suppressed", null, now());
        });
        return "suppressed";
    }

    private String evaluate(Text text, Meaning meaning, Survey survey) {
        Evaluation value = meaning == Meaning.DISSATISFIED ? Evaluation.DISSATISFIED : Evaluation.SATISFIED;
        String outcome = switch (tickets.evaluate(survey.ticketId(), value, text.words())) {
            case Result.Done done -> "evaluated " + value;
            case Result.Refused refused -> "refused: " + refused.reason();
        };
        stores.database().runInTransaction(dsl -> {
            stores.surveys().close(dsl, survey.id(), Survey.State.ANSWERED, now());
            stores.inbox().handled(dsl, text.ids(), meaning.name(), outcome, survey.id(), now());
        });
        return outcome;
    }

    private String askAgain(Text text, Survey survey) {
        if (survey.state() != Survey.State.OPEN) {
            finish(text, Meaning.UNUSABLE, "survey is " + survey.state(), survey.id());
            return "survey is " + survey.state();
        }
        if (survey.askedCount() >= ASKED_TWICE) {
            tickets.needsManualFollowUp(survey.ticketId(), "两次短信回复均无法识别，最后一次回复：" + text.words());
            stores.database().runInTransaction(dsl -> {
                stores.surveys().close(dsl, survey.id(), Survey.State.MANUAL, now());
                stores.inbox().handled(dsl, text.ids(), Meaning.UNUSABLE.name(), "manual", survey.id(), now());
            });
            return "manual follow-up";
        }
        tickets.repliedUnclearly(survey.ticketId(), text.words());
        Outgoing question = settings.texts().askAgain(survey.ticketNumber());
        stores.database().runInTransaction(dsl -> {
            stores.messages()
                    .add(
                            dsl,
                            new NewMessage(
                                    "ASK_AGAIN:" + survey.id(),
                                    Purpose.ASK_AGAIN,
                                    survey.ticketId(),
                                    survey.phone(),
                                    settings.accessNumber() + survey.suffix(),
                                    question.whole(),
                                    question.parts(),
                                    ""),
                            now());
            stores.surveys().askedAgain(dsl, survey.id());
            stores.inbox().handled(dsl, text.ids(), Meaning.UNUSABLE.name(), "asked again", survey.id(), now());
        });
        return "asked again";
    }

    private void finish(Text text, Meaning meaning, String outcome, @Nullable UUID survey) {
        stores.database()
                .runInTransaction(
                        dsl -> stores.inbox().handled(dsl, text.ids(), meaning.name(), outcome, survey, now()));
    }

    private Instant now() {
        return stores.business().instant();
    }
}
