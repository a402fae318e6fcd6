package hotline.telephony.core;

import hotline.telephony.TelephonySettings.JointDesks;
import hotline.telephony.call.GuestPurpose;
import hotline.telephony.call.JointService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a guest's leg carries as a channel variable, so that it outlives this process: {@code CONSULT:1002}, {@code
 * HAND_OVER:9110:POLICE:0:<id>:<whether the agent leaves then>}.
 */
record GuestMark(
        GuestPurpose purpose, String number, @Nullable Desk desk) {

    record Desk(JointService service, int seat, UUID id, boolean thenLeave) {}

    static GuestMark of(Guest guest) {
        HandOver handOver = guest.handOver;
        return new GuestMark(
                guest.purpose,
                guest.number,
                handOver == null ? null : new Desk(handOver.service, handOver.seat, handOver.id, handOver.thenLeave));
    }

    String text() {
        String common = purpose.name() + ":" + number;
        return desk == null
                ? common
                : common + ":" + desk.service() + ":" + desk.seat() + ":" + desk.id() + ":" + desk.thenLeave();
    }

    /** Empty for a text that is not ours. */
    static Optional<GuestMark> read(String text) {
        String[] parts = text.split(":", -1);
        try {
            return Optional.of(parts)
                    .filter(it -> it.length == 2 || it.length == 6)
                    .map(it -> new GuestMark(GuestPurpose.valueOf(it[0]), it[1], it.length == 2 ? null : desk(it)))
                    .filter(mark -> (mark.desk != null) == (mark.purpose == GuestPurpose.HAND_OVER));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Desk desk(String[] parts) {
        return new Desk(
                JointService.valueOf(parts[2]),
                Integer.parseUnsignedInt(parts[3]),
                UUID.fromString(parts[4]),
                Boolean.parseBoolean(parts[5]));
    }

    Guest guest(String leg, JointDesks desks, Instant now, Instant ringsUntil) {
        HandOver handOver = null;
        if (desk != null) {
            handOver = new HandOver(
                    desk.id(), desk.service(), desks.seats().getOrDefault(desk.service(), List.of()), desk.thenLeave());
            handOver.seat = desk.seat();
        }
        return new Guest(leg, purpose, number, handOver, now, ringsUntil);
    }
}
