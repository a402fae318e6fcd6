package hotline.telephony.journal;

import hotline.database.Database;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.Extension;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.Party;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.fact.Fact;
import hotline.telephony.store.JournalTables;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lives of calls for tests. */
public final class Facts {

    public static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
    public static final AgentId ZHANG = new AgentId("1001");
    public static final AgentId LI = new AgentId("1002");

    private Facts() {}

    /** Through a journal in that folder into that database; returns when all is there. */
    public static void store(List<Fact> facts, Path folder, Database database) {
        try (CallJournal journal = CallJournal.open(
                JournalSettings.defaults(folder), new JournalTables(database, Clock.systemUTC()), Clock.systemUTC())) {
            facts.forEach(journal);
        }
    }

    private static Instant at(double seconds) {
        return START.plusMillis((long) (seconds * 1000));
    }

    /** Twelve facts: arrives, waits, rings at one who doesn't answer, talks with the other. */
    public static List<Fact> answeredCall(String id) {
        CallId call = new CallId(id);
        PhoneNumber caller = PhoneNumber.parse("13807731234");
        UUID first = UUID.nameUUIDFromBytes((id + "1").getBytes());
        UUID second = UUID.nameUUIDFromBytes((id + "2").getBytes());
        UUID draft = UUID.nameUUIDFromBytes((id + "d").getBytes());
        List<String> why = List.of("空闲最久");
        return List.of(
                new Fact.LinkChanged(START, true),
                new Fact.CallArrived(START, call, caller, "12345"),
                new Fact.CallQueued(at(2), call, new QueueId("general")),
                new Fact.CallOffered(at(3), call, first, LI, caller, Duration.ofSeconds(1), why, draft),
                agent(at(3), LI, new Activity.Offered(call)),
                new Fact.OfferEnded(at(18), call, first, LI, OfferOutcome.NO_ANSWER),
                new Fact.CallOffered(at(18.1), call, second, ZHANG, caller, Duration.ofMillis(16_100), why, draft),
                agent(at(18.1), ZHANG, new Activity.Offered(call)),
                new Fact.OfferEnded(at(20), call, second, ZHANG, OfferOutcome.ANSWERED),
                new Fact.CallAnswered(at(20), call, ZHANG, draft),
                agent(at(20), ZHANG, new Activity.Talking(call)),
                new Fact.CallEnded(
                        at(80),
                        call,
                        CallOutcome.ANSWERED,
                        Optional.of(ZHANG),
                        Duration.ofSeconds(60),
                        List.of(new RecordedTrack(id + "-cit.wav", Party.CITIZEN, Optional.empty(), START)),
                        Optional.empty()));
    }

    public static Fact agent(Instant at, AgentId agent, Activity activity) {
        return new Fact.AgentChanged(
                at,
                new AgentStatus(
                        agent, activity, at, Optional.of(new Extension(agent.value())), true, Optional.empty()));
    }

    public static Fact queued(String call, int number) {
        return new Fact.CallQueued(START.plusMillis(number), new CallId(call), new QueueId("n" + number));
    }
}
