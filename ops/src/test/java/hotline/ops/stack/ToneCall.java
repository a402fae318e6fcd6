package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.ApiClient;
import hotline.ops.call.Patience;
import hotline.ops.phone.PhoneEvent;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Phones with a tone each, and what their stored recording must sound like. */
final class ToneCall {

    /**
     * Between a phone's word and the recording: the phone's start, the way, the place on the time line. Below 100 ms on a
     * machine with time; two stacks on two cores need more.
     */
    private static final long TOLERANCE_MS = 500;

    /** Shorter tones may fall into the tolerance. */
    private static final long WHOLE_TONE_MS = 2_000;

    private static final Duration INTAKE = Duration.ofMinutes(3);

    private record Tone(SipPhone phone, int hertz, Tones.Side side) {}

    private record Pause(Instant from, Instant to, Predicate<SipPhone> whom) {}

    private final List<Pause> pauses = new ArrayList<>();
    private final Stack stack;
    private final List<Tone> all = new ArrayList<>();
    /** By phone: when it came into the talk, where that is later than its answer. */
    private final Map<SipPhone, Instant> takenOver = new LinkedHashMap<>();

    ToneCall(Stack stack) {
        this.stack = stack;
    }

    /** Past the greeting. */
    SipPhone citizen(int hertz) throws IOException {
        return add(stack.calling(Stack.freshCitizen(), voice(hertz)), hertz, Tones.Side.LEFT);
    }

    /** Not ready yet. */
    AgentAtDesk agent(String extension, int hertz) throws IOException {
        AgentAtDesk agent = stack.agent(extension, voice(hertz));
        add(agent.phone(), hertz, Tones.Side.RIGHT);
        return agent;
    }

    /** A phone without an agent. */
    SipPhone desk(String extension, int hertz) throws IOException {
        return add(stack.phone(extension, voice(hertz)), hertz, Tones.Side.RIGHT);
    }

    private Path voice(int hertz) throws IOException {
        return Tones.voice(stack.scratch(), hertz);
    }

    private SipPhone add(SipPhone phone, int hertz, Tones.Side side) {
        all.add(new Tone(phone, hertz, side));
        return phone;
    }

    /** @param since it talked with the citizen */
    void joined(SipPhone phone, Instant since) {
        takenOver.put(phone, since);
    }

    /** Nobody is recorded in this time. */
    void unrecorded(Instant from, Instant to) {
        pauses.add(new Pause(from, to, _ -> true));
    }

    /** Whoever hears music on hold is not recorded (ADR 13). */
    void heardMusic(SipPhone citizen, Instant from, Instant to) {
        pauses.add(new Pause(from, to, citizen::equals));
    }

    /** Waits for the recording and compares it with what the phones played and when. @return what the API says of it */
    JsonNode hear(String call) throws IOException {
        ApiClient supervisor = stack.as("banzhang");
        JsonNode recording = Patience.until(
                        INTAKE,
                        () -> supervisor
                                .get("/api/recordings?callId=" + call)
                                .path("recordings")
                                .valueStream()
                                .findFirst())
                .orElseThrow(() -> new AssertionError("no recording of " + call));
        byte[] opus = supervisor
                .send(supervisor
                        .request("/api/recordings/" + recording.path("id").asText() + "/audio")
                        .GET())
                .body();
        Tones.Heard heard =
                Tones.Heard.decode(opus, stack.scratch(), stack.running().home().resolve("run/native-listener"));
        Instant start = Instant.parse(recording.path("startedAt").asText());
        for (Tone tone : all) {
            System.out.println(tone.phone.spec() + " at " + tone.hertz + " Hz: played " + expected(tone, start)
                    + ", recorded " + Tones.find(heard, tone.side, tone.hertz));
        }
        for (Tone tone : all) {
            compare(tone, heard, start);
        }
        return recording;
    }

    private void compare(Tone tone, Tones.Heard heard, Instant start) throws IOException {
        String who = tone.phone.spec().user() + " at " + tone.hertz + " Hz";
        List<Tones.Span> expected = expected(tone, start);
        List<Tones.Span> found = Tones.find(heard, tone.side, tone.hertz);
        Tones.Side other = tone.side == Tones.Side.LEFT ? Tones.Side.RIGHT : Tones.Side.LEFT;
        assertThat(Tones.find(heard, other, tone.hertz))
                .as(who + " on the other side")
                .isEmpty();
        String what = who + ": played " + expected + ", recorded " + found;
        for (Tones.Span span : expected) {
            if (span.to() - span.from() >= WHOLE_TONE_MS) {
                assertThat(common(span, found)).as(what).isGreaterThanOrEqualTo((span.to() - span.from()) / 2);
            }
        }
        for (Tones.Span span : found) {
            Tones.Span near = new Tones.Span(span.from() - TOLERANCE_MS, span.to() + TOLERANCE_MS);
            assertThat(common(near, expected)).as(what + ", at " + span).isPositive();
        }
    }

    /** Milliseconds that are in the span and in any of the others. */
    private static long common(Tones.Span span, List<Tones.Span> others) {
        return others.stream()
                .mapToLong(other -> Math.min(span.to(), other.to()) - Math.max(span.from(), other.from()))
                .filter(overlap -> overlap > 0)
                .sum();
    }

    /** What the phone played from its answer to its end, in milliseconds of the recording. */
    private List<Tones.Span> expected(Tone tone, Instant start) throws IOException {
        Instant began = spokeSince(tone.phone);
        Instant ended = at(tone.phone, "CALL_CLOSED");
        Instant since = takenOver.getOrDefault(tone.phone, began);
        List<Tones.Span> spans = new ArrayList<>();
        for (Instant on = began; on.isBefore(ended); on = on.plus(Tones.PERIOD)) {
            Instant off =
                    Stream.of(on.plus(Tones.ON), ended).min(Instant::compareTo).orElseThrow();
            Instant from = on.isAfter(since) ? on : since;
            spans.add(new Tones.Span(
                    Duration.between(start, from).toMillis(),
                    Duration.between(start, off).toMillis()));
        }
        for (Pause pause : pauses) {
            if (!pause.whom.test(tone.phone)) {
                continue;
            }
            spans = without(
                    spans,
                    Duration.between(start, pause.from()).toMillis(),
                    Duration.between(start, pause.to()).toMillis());
        }
        return List.copyOf(spans);
    }

    private static List<Tones.Span> without(List<Tones.Span> spans, long from, long to) {
        return spans.stream()
                .flatMap(span -> Stream.of(
                        new Tones.Span(span.from(), Math.min(span.to(), from)),
                        new Tones.Span(Math.max(span.from(), to), span.to())))
                .filter(span -> span.to() > span.from())
                .toList();
    }

    /** The phone opens the file of what it says when it begins to; its own word comes later, on a busy machine much. */
    private static Instant spokeSince(SipPhone phone) throws IOException {
        try (Stream<Path> files = Files.list(phone.spec().folder())) {
            Path said = files.filter(file -> file.getFileName().toString().endsWith("-enc.wav"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(phone.spec() + " said nothing"));
            return Files.readAttributes(said, BasicFileAttributes.class)
                    .creationTime()
                    .toInstant();
        }
    }

    private static Instant at(SipPhone phone, String event) {
        return phone.events().stream()
                .filter(it -> it.type().equals(event))
                .findFirst()
                .map(PhoneEvent::at)
                .orElseThrow(() -> new AssertionError(phone.spec() + " had no " + event));
    }

    /** {@code CITIZEN}, {@code AGENT 1003} …, in the order of their beginning. */
    static List<String> parties(JsonNode recording) {
        return recording
                .path("tracks")
                .valueStream()
                .map(track -> (track.path("party").asText() + " "
                                + track.path("agent").asText(""))
                        .strip())
                .toList();
    }
}
