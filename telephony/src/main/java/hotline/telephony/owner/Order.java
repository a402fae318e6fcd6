package hotline.telephony.owner;

import hotline.telephony.script.Offer;
import java.util.List;

/** What the owner tells a waiting script. */
public sealed interface Order {

    record Ring(Offer offer) implements Order {}

    /** Play this, say when it is over, and wait on. @param prompt its name in prompts.tsv */
    record Announce(String prompt) implements Order {}

    /** Play these within the music, one after the other, and wait on meanwhile. */
    record Tell(List<String> prompts) implements Order {}

    /** Tell the citizen that they will be called back. */
    record PromiseCallback() implements Order {}

    record GiveUp() implements Order {}

    /** Leave the call to Asterisk's own queue. */
    record Release() implements Order {}

    /** The citizen is gone. */
    record Forget() implements Order {}
}
