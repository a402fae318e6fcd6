package hotline.telephony;

import java.util.concurrent.CompletionStage;

/** The way to the agent's desktop. */
@FunctionalInterface
public interface PopPort {

    /**
     * Called on the owner's thread: must not block. The phone rings when the stage completes, in whichever way, or after
     * {@link TelephonySettings#popPatience}.
     */
    CompletionStage<Void> deliver(Pop pop);
}
