package hotline.desktop.port;

import java.util.List;
import java.util.UUID;

/** The list of people to be called back. Blocking; called on virtual threads. */
public interface CallbackAdmin {

    /** The open ones first, then the latest closed; at most 200. */
    List<CallbackEntry> list();

    /** Refused while it is dialled, and when it is closed. */
    Answer cancel(UUID id, String who, String reason);
}
