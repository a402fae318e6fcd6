package hotline.telephony.asterisk;

import hotline.telephony.asterisk.event.DbGetTreeCompleteEvent;
import hotline.telephony.asterisk.event.DbGetTreeResponseEvent;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.ServiceRating;
import hotline.telephony.core.Input;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What citizens pressed about the service, as the dialplan keeps it in Asterisk's database until the server has it: {@code
 * rating/<call id>} = {@code <key>-<phone of the agent, perhaps empty>-<epoch seconds>}.
 */
final class KeptRatings {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRatings.class);
    static final String FAMILY = "rating";
    private static final long PATIENCE_MS = 10_000;
    private static final Pattern KEPT = Pattern.compile("([123])-(\\d{0,8})-(\\d{1,12})");

    private KeptRatings() {}

    /** Those that nobody was there to hear of. What can't be read now is read with the next connection. */
    static List<Input.Rated> all(ManagerConnection connection) throws IOException {
        connection.registerUserEventClass(DbGetTreeResponseEvent.class);
        connection.registerUserEventClass(DbGetTreeCompleteEvent.class);
        try {
            return connection.sendEventGeneratingAction(new DbGetTreeAction(), PATIENCE_MS).getEvents().stream()
                    .filter(DbGetTreeResponseEvent.class::isInstance)
                    .map(DbGetTreeResponseEvent.class::cast)
                    .flatMap(entry -> read(call(entry.getKey()), entry.getVal()).stream())
                    .toList();
        } catch (EventTimeoutException unread) {
            LOG.warn("ratings that Asterisk keeps were not read: {}", unread.getMessage());
            return List.of();
        }
    }

    /** From {@code /rating/<call id>}. */
    private static String call(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** Empty for what is not ours. */
    static Optional<Input.Rated> read(String call, String kept) {
        Matcher parts = KEPT.matcher(kept);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return ServiceRating.ofKey(parts.group(1).charAt(0))
                .map(rating -> new Input.Rated(
                        new CallId(call),
                        rating,
                        Extension.isValid(parts.group(2))
                                ? Optional.of(new Extension(parts.group(2)))
                                : Optional.empty(),
                        Instant.ofEpochSecond(Long.parseLong(parts.group(3)))));
    }

    /** asterisk-java doesn't have it. Its getters and setters are what is sent and read. */
    public static final class DbGetTreeAction extends AbstractManagerAction implements EventGeneratingAction {

        private static final long serialVersionUID = 1L;

        @Override
        public String getAction() {
            return "DBGetTree";
        }

        public String getFamily() {
            return FAMILY;
        }

        @Override
        public Class<? extends ResponseEvent> getActionCompleteEventClass() {
            return DbGetTreeCompleteEvent.class;
        }
    }
}
