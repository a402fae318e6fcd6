package hotline.server;

import hotline.telephony.fact.Fact;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Ids of the calls that go on, for whoever must leave their files alone. Written by telephony's thread, read by any. */
final class OngoingCalls implements Consumer<Fact> {

    private final Set<String> calls = ConcurrentHashMap.newKeySet();

    @Override
    public void accept(Fact fact) {
        if (fact instanceof Fact.CallEnded ended) {
            calls.remove(ended.call().value());
        } else if (fact instanceof Fact.OfCall ofCall) {
            calls.add(ofCall.call().value());
        }
    }

    boolean contains(String callId) {
        return calls.contains(callId);
    }
}
