package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who served a caller last, for the {@value #MOST} callers of late. */
final class LastAgents {

    static final int MOST = 10_000;

    private final Map<String, AgentId> byNumber = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AgentId> eldest) {
            return size() > MOST;
        }
    };

    void served(PhoneNumber caller, AgentId agent) {
        if (!caller.digits().isEmpty()) {
            byNumber.remove(caller.digits());
            byNumber.put(caller.digits(), agent);
        }
    }

    /** Before this process; what was seen in its time is newer. @param earlier in the order of time */
    void servedBefore(List<Served> earlier) {
        Map<String, AgentId> seen = new LinkedHashMap<>(byNumber);
        byNumber.clear();
        earlier.forEach(one -> served(one.caller(), one.agent()));
        seen.forEach((caller, agent) -> {
            byNumber.remove(caller);
            byNumber.put(caller, agent);
        });
    }

    Optional<AgentId> of(PhoneNumber caller) {
        return Optional.ofNullable(byNumber.get(caller.digits()));
    }
}
