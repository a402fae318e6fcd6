package hotline.telephony.asterisk;

import hotline.kernel.PhoneNumber;
import hotline.telephony.TelephonySettings.Timing;
import hotline.telephony.call.CallId;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.QueueId;
import hotline.telephony.core.Input;
import hotline.telephony.owner.Mailboxes;
import hotline.telephony.owner.Order;
import hotline.telephony.script.CallSession;
import hotline.telephony.script.CallerGone;
import hotline.telephony.script.Offer;
import hotline.telephony.script.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.jspecify.annotations.Nullable;

/**
 * A call on an AGI connection. Asterisk takes the call back when its lease ({@code TIMEOUT(absolute)}) is not renewed:
 * each step asks for as much as it may last, waiting renews every second.
 */
final class AgiSession implements CallSession {

    /** Seconds; see {@link CallSession#play}. */
    private static final int PROMPT_LEASE = 30;

    private static final int WAITING_LEASE = 3;
    /** A free agent is offered in less; only who has to wait is answered, and hears music, before an agent answers. */
    private static final Duration BEFORE_MUSIC = Duration.ofMillis(100);

    private static final Duration RENEW_EVERY = Duration.ofSeconds(1);
    private static final int DIAL_SLACK = 10;
    private static final String KEYS = "0123456789*#";
    private static final String MUSIC = "waiting";
    /** Longer than any of told/… in prompts.tsv; behind the words their class has music. */
    private static final Duration SENTENCE = Duration.ofSeconds(4);

    /** @param earlier who waited before, and where; see extensions.conf for the variables */
    record Identity(CallId call, PhoneNumber caller, boolean fromDesk, Earlier earlier) {

        record Earlier(String entry, String queue) {}
    }

    private interface Exchange<T> {
        T with(AgiChannel channel) throws AgiException;
    }

    private final Identity identity;
    private final AgiChannel channel;
    private final Mailboxes.Box box;
    private final Consumer<Input> owner;
    private final InstantSource clock;
    private final Timing timing;
    private @Nullable Instant entry;
    private boolean answered;
    /** The class of music that plays; empty: none. */
    private String playing = "";
    /** Classes that say something, to be played next. */
    private final Deque<String> toSay = new ArrayDeque<>();

    private Instant sayingUntil = Instant.MIN;

    AgiSession(
            Identity identity,
            AgiChannel channel,
            Mailboxes.Box box,
            Consumer<Input> owner,
            InstantSource clock,
            Timing timing) {
        this.identity = identity;
        this.channel = channel;
        this.box = box;
        this.owner = owner;
        this.clock = clock;
        this.timing = timing;
        String since = identity.earlier().entry();
        this.entry = since.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(since)) : null;
    }

    /** Tells the dialplan that nothing more is to be done but hang up. */
    void finish() {
        set("HDONE", "1");
    }

    @Override
    public CallId id() {
        return identity.call();
    }

    @Override
    public PhoneNumber caller() {
        return identity.caller();
    }

    @Override
    public boolean fromDesk() {
        return identity.fromDesk();
    }

    @Override
    public boolean returning() {
        return entry != null;
    }

    @Override
    public Optional<QueueId> queueBefore() {
        String queue = returning() ? identity.earlier().queue() : "";
        return QueueId.isValid(queue) ? Optional.of(new QueueId(queue)) : Optional.empty();
    }

    @Override
    public void play(String prompt) {
        quiet();
        lease(PROMPT_LEASE);
        pickUp();
        ask(agi -> agi.streamFile("hotline/" + prompt, ""));
    }

    @Override
    public Optional<Character> ask(String prompt, Duration patience) {
        quiet();
        lease(PROMPT_LEASE + (int) patience.toSeconds());
        pickUp();
        char early = ask(agi -> agi.streamFile("hotline/" + prompt, KEYS));
        if (isKey(early) || patience.isZero()) {
            return isKey(early) ? Optional.of(early) : Optional.empty();
        }
        char key = ask(agi -> agi.waitForDigit((int) patience.toMillis()));
        return isKey(key) ? Optional.of(key) : Optional.empty();
    }

    private static boolean isKey(char key) {
        return KEYS.indexOf(key) >= 0;
    }

    @Override
    public void turnAway() {
        owner.accept(new Input.TurnedAway(identity.call()));
    }

    @Override
    public void enterQueue(QueueId queue) {
        Instant since = entry;
        if (since == null) {
            since = clock.instant();
            entry = since;
            owner.accept(new Input.EnteredQueue(identity.call(), queue, since));
            // For whoever takes over; the decision is on its way meanwhile.
            set("HENTRY", Long.toString(since.toEpochMilli()));
            set("HQUEUE", queue.value());
        } else {
            owner.accept(new Input.EnteredQueue(identity.call(), queue, since));
        }
    }

    @Override
    public Turn waitForTurn() {
        while (true) {
            lease(WAITING_LEASE);
            Order order = nextOrder(playing.isEmpty() ? BEFORE_MUSIC : RENEW_EVERY);
            if (order == null) {
                pickUp();
                sayOrMusic();
                continue;
            }
            switch (order) {
                case Order.Ring ring -> {
                    return new Turn.Ring(ring.offer());
                }
                case Order.Announce announce -> {
                    play(announce.prompt());
                    owner.accept(new Input.AnnouncementHeard(identity.call()));
                }
                case Order.Tell tell -> {
                    toSay.clear();
                    toSay.addAll(tell.prompts());
                }
                case Order.PromiseCallback _ -> {
                    return new Turn.CallbackPromised();
                }
                case Order.GiveUp _ -> {
                    return new Turn.NobodyAvailable();
                }
                case Order.Release _ -> throw new CallerGone("left to Asterisk's own queue");
                case Order.Forget _ -> throw new CallerGone("hung up while waiting");
            }
        }
    }

    private @Nullable Order nextOrder(Duration patience) {
        try {
            return box.take(patience).orElse(null);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CallerGone("stopping");
        }
    }

    @Override
    public boolean connect(Offer offer) {
        long ring = timing.ring().toSeconds();
        // One command, because callers wait: [agent-leg] sets the lease for the ringing, [talk] ends it at the answer.
        // Who was not answered yet hears the ringing.
        String meanwhile = answered ? "m(" + MUSIC + ")" : "";
        String dial = offer.phone().device() + "," + ring + ",g" + meanwhile + "b(agent-leg^s^1(" + (ring + DIAL_SLACK)
                + "))U(talk)";
        playing = "";
        OfferOutcome outcome = OfferOutcome.CALLER_GONE;
        try {
            if (ask(agi -> agi.exec("Dial", dial)) >= 0) {
                outcome = DialResult.read(get("DIALSTATUS"), () -> get("HANGUPCAUSE"));
            }
        } finally {
            owner.accept(new Input.DialEnded(identity.call(), offer.id(), outcome));
        }
        if (outcome == OfferOutcome.CALLER_GONE) {
            throw new CallerGone("hung up while the phone rang, or during the talk");
        }
        return outcome == OfferOutcome.ANSWERED;
    }

    /** Asterisk's answer waits for the caller's first sound, half a second at most. */
    private void pickUp() {
        if (!answered) {
            answered = true;
            ask(agi -> {
                agi.answer();
                return "";
            });
        }
    }

    /** What is to be said is music too, so that it can be cut short for an agent. */
    private void sayOrMusic() {
        if (clock.instant().isBefore(sayingUntil)) {
            return;
        }
        String next = toSay.poll();
        if (next != null) {
            sayingUntil = clock.instant().plus(SENTENCE);
        }
        music(next == null ? MUSIC : next);
    }

    private void music(String which) {
        if (!playing.equals(which)) {
            playing = which;
            ask(agi -> {
                agi.playMusicOnHold(which);
                return "";
            });
        }
    }

    private void quiet() {
        sayingUntil = Instant.MIN;
        if (!playing.isEmpty()) {
            playing = "";
            ask(agi -> {
                agi.stopMusicOnHold();
                return "";
            });
        }
    }

    private void lease(int seconds) {
        set("TIMEOUT(absolute)", Integer.toString(seconds));
    }

    private void set(String variable, String value) {
        ask(agi -> {
            agi.setVariable(variable, value);
            return "";
        });
    }

    private String get(String variable) {
        return ask(agi -> {
            String value = agi.getVariable(variable);
            return value == null ? "" : value;
        });
    }

    /** asterisk-java reports a hang-up, a lost connection and a taken-back call alike. */
    private <T> T ask(Exchange<T> exchange) {
        try {
            return exchange.with(channel);
        } catch (AgiException gone) {
            throw new CallerGone(String.valueOf(gone.getMessage()));
        }
    }
}
