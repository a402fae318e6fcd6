package hotline.telephony.call;

import java.time.Instant;
import java.util.Optional;

/** What an agent is doing. Exactly one at a time. */
public sealed interface Activity {

    /** The name the outside sees: {@code SIGNED_OUT}, {@code READY}, … */
    String name();

    /** The call that holds the agent, or whose wrap-up it is. */
    default Optional<CallId> call() {
        return Optional.empty();
    }

    record SignedOut() implements Activity {
        @Override
        public String name() {
            return "SIGNED_OUT";
        }
    }

    /** 示闲: may be offered a call, if the phone can be reached. */
    record Ready() implements Activity {
        @Override
        public String name() {
            return "READY";
        }
    }

    /** 小休/示忙, chosen by the agent or ordered by a supervisor. @param until when it should be over; empty: no limit */
    record OnBreak(String reason, Optional<Instant> until) implements Activity {

        /** The reason that every shift begins with. */
        public static final String SIGNED_IN = "签入";

        public OnBreak(String reason) {
            this(reason, Optional.empty());
        }

        @Override
        public String name() {
            return "BREAK";
        }
    }

    /** The pop is out, or the phone rings. */
    record Offered(CallId offered) implements Activity {
        @Override
        public String name() {
            return "OFFERED";
        }

        @Override
        public Optional<CallId> call() {
            return Optional.of(offered);
        }
    }

    record Talking(CallId talkingOn) implements Activity {
        @Override
        public String name() {
            return "TALKING";
        }

        @Override
        public Optional<CallId> call() {
            return Optional.of(talkingOn);
        }
    }

    /** 话后整理. @param until when the agent becomes ready by itself. @param extensions how often the agent made it longer */
    record WrapUp(CallId after, Instant until, int extensions) implements Activity {

        public WrapUp(CallId after, Instant until) {
            this(after, until, 0);
        }

        @Override
        public String name() {
            return "WRAP_UP";
        }

        @Override
        public Optional<CallId> call() {
            return Optional.of(after);
        }
    }

    /** Taken out by the system; the agent comes back with "ready". */
    record Paused(PauseReason reason) implements Activity {
        @Override
        public String name() {
            return "PAUSED";
        }
    }
}
