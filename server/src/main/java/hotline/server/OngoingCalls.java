package hotline.server;

import hotline.telephony.fact.Fact;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Ids of the calls that go on, for whoever must leave their files alone: until Asterisk's state is known, that is any.
 * Written by telephony's thread, read by any.
 */
final class OngoingCalls implements Consumer<Fact> {

    private final Set<String> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean known;

    @Override
    public void accept(Fact fact) {
        switch (fact) {
            case Fact.CallEnded ended -> calls.remove(ended.call().value());
            // Perhaps of a call that is long over.
            case Fact.ServiceRated _ -> {}
            case Fact.OfCall ofCall -> calls.add(ofCall.call().value());
            // The first thing that is told of Asterisk's state; the calls that were found there follow at once.
            case Fact.LinkChanged changed -> known |= changed.connected();
            case Fact.OfAgent _, Fact.WatchKept _ -> {}
        }
    }

    boolean contains(String callId) {
        return !known || calls.contains(callId);
    }
}
