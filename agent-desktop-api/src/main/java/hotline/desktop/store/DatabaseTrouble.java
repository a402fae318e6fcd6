package hotline.desktop.store;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Tells an unreachable or overloaded database from a bug. */
public final class DatabaseTrouble {

    private DatabaseTrouble() {}

    /** Whether trying again later may help: no connection (SQLSTATE 08), shutting down (57P), too busy (53). */
    public static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException) {
                return true;
            }
            if (cause instanceof SQLException sql && isOutageState(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** @param state null when the pool, not the server, complains: it has no connection to give */
    private static boolean isOutageState(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }
}
