package hotline.server.wiring;

import hotline.kernel.PhoneNumber;
import hotline.telephony.store.CallerBlocks;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is blocked now, in memory: a call never waits for the database. When the table can't be read nobody is blocked; while
 * the database is away, blocks that were known go on and end by themselves.
 */
public final class BlockedCallers implements Predicate<PhoneNumber> {

    private static final Logger LOG = LoggerFactory.getLogger(BlockedCallers.class);

    private final CallerBlocks table;
    private final InstantSource clock;
    private volatile Map<String, CallerBlocks.Block> byNumber = Map.of();

    public BlockedCallers(CallerBlocks table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** After the start and after each change. Blocking; never throws. */
    public void refresh() {
        try {
            byNumber = table.inForce(clock.instant()).stream()
                    .collect(Collectors.toUnmodifiableMap(
                            block -> block.number().digits(), Function.identity(), (newer, _) -> newer));
        } catch (RuntimeException away) {
            LOG.error("who is blocked could not be read; those known stay blocked until they expire", away);
        }
    }

    @Override
    public boolean test(PhoneNumber caller) {
        return find(caller).isPresent();
    }

    Optional<CallerBlocks.Block> find(PhoneNumber caller) {
        return Optional.ofNullable(byNumber.get(caller.digits())).filter(block -> block.inForce(clock.instant()));
    }
}
