package hotline.ops.bench;

import hotline.ops.call.Patience;
import hotline.ops.call.RunningStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls at a steady rate, each measured from the caller's INVITE to the agent's. */
record InviteRun(RunningStack stack, Path scenarios, Path scratch) {

    /** More at once than this would mean that calls pile up. */
    private static final int SECONDS_OF_CALLS_AT_ONCE = 4;

    /**
     * @param perSecond calls a second
     * @param warmUp the first of them, which don't count
     * @param counted the others
     * @throws IOException when a call was not answered, or did not end as it should
     */
    Figures calls(String number, int perSecond, int warmUp, int counted) throws IOException, InterruptedException {
        int all = warmUp + counted;
        try (Sipp citizens = Sipp.citizens(
                scenarios, scratch, stack.sipServer(), number, perSecond * SECONDS_OF_CALLS_AT_ONCE, perSecond, all)) {
            if (!citizens.succeeds(Duration.ofSeconds(60L + all / perSecond))) {
                throw new IOException("not every call was answered and ended; see " + scratch);
            }
        }
        Patience.pause(Duration.ofSeconds(2));
        Map<String, Long> sent = SipTimes.invites(scratch.resolve("citizens-" + number + "-messages.log"));
        Map<String, Long> rung = SipTimes.invites(scratch.resolve("agents-messages.log"));
        List<Long> micros = sent.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .skip(warmUp)
                .flatMap(call -> Optional.ofNullable(rung.get(call.getKey())).map(at -> at - call.getValue()).stream())
                .toList();
        if (micros.size() != counted) {
            throw new IOException("%d calls seen instead of %d; see %s".formatted(micros.size(), counted, scratch));
        }
        return Figures.ofMicros(micros);
    }
}
