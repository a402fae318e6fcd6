package hotline.server;

import hotline.telephony.call.NodeId;
import hotline.telephony.fact.Fact;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Ids of the calls that go on, for whoever must leave their files alone: until the state of their node is known, that is any.
 * Written by telephony's thread, read by any.
 */
final class OngoingCalls implements Consumer<Fact> {

    private final Set<String> calls = ConcurrentHashMap.newKeySet();
    private final Set<NodeId> known = ConcurrentHashMap.newKeySet();

    @Override
    public void accept(Fact fact) {
        switch (fact) {
            case Fact.CallEnded ended -> calls.remove(ended.call().value());
            // Perhaps of a call that is long over.
            case Fact.ServiceRated _ -> {}
            case Fact.OfCall ofCall -> calls.add(ofCall.call().value());
            // The first thing that is told of a node's state; the calls that were found there follow at once.
            case Fact.NodeChanged changed -> {
                if (changed.connected()) {
                    known.add(changed.node());
                }
            }
            case Fact.OfAgent _, Fact.WatchKept _, Fact.LinkChanged _ -> {}
        }
    }

    boolean contains(String callId) {
        return !known.contains(NodeId.of(callId)) || calls.contains(callId);
    }
}
