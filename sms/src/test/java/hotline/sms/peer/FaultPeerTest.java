package hotline.sms.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a carrier can do wrong; {@link PeerTest#close} proves each time that no handset got anything twice. */
class FaultPeerTest extends PeerTest {

    @Test
    void given_peer_down_when_results_pile_up_then_each_arrives_once_after_it_is_back() {
        eventually().until(() -> room.health().connected());
        carrier.handsets().faults(Map.of("down", 3));
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(result(phone, "第" + i + "件事"));
        }
        eventually().until(() -> room.health().queued() > 0);
        eventually()
                .until(() -> all.stream().allMatch(ticket -> tickets.of(ticket).contains("delivered")));
        assertThat(texts()).hasSize(20);
    }

    @Test
    void given_connection_cut_amid_a_burst_when_back_then_nothing_is_lost_or_doubled() {
        eventually().until(() -> room.health().connected());
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(result(phone, "第" + i + "件事"));
        }
        eventually().until(() -> texts().size() > 5);
        carrier.handsets().faults(Map.of("down", 1));
        eventually().until(() -> room.health().queued() == 0);
        // What was in flight when the line broke and never arrived goes to a person after two hours.
        eventually().until(() -> room.health().awaitingReceipt() == 0);
        clock.advance(Duration.ofMinutes(121));
        room.poke();
        eventually()
                .until(() -> all.stream().noneMatch(ticket -> tickets.of(ticket).isEmpty()));
        assertThat(all).allSatisfy(ticket -> assertThat(tickets.of(ticket)).hasSize(1));
    }

    @Test
    void given_dropped_responses_when_receipts_come_then_delivered_and_never_sent_again() {
        carrier.handsets().faults(Map.of("dropResponses", 2));
        UUID ticket = result();
        eventually().until(() -> tickets.of(ticket).contains("delivered"));
        assertThat(texts()).hasSize(1);
        assertThat(carrier.counter("responsesDropped")).isPositive();
    }

    @Test
    void given_dropped_responses_and_no_receipts_when_two_hours_pass_then_a_person_and_never_sent_again() {
        carrier.handsets().faults(Map.of("dropResponses", 100, "noReceipts", true));
        UUID ticket = result();
        eventually().until(() -> room.health().unanswered() > 1);
        clock.advance(Duration.ofMinutes(121));
        room.poke();
        eventually().until(() -> tickets.of(ticket).contains("manual 规定时间内没有收到短信送达回执"));
        assertThat(texts()).hasSize(1);
    }

    @Test
    void given_receipt_before_response_when_both_are_here_then_delivered() {
        carrier.handsets().faults(Map.of("receiptBeforeResponse", true, "receiptDelayMs", 300));
        UUID ticket = result();
        eventually().until(() -> tickets.of(ticket).contains("delivered"));
    }

    @Test
    void given_hexadecimal_ids_in_responses_when_receipts_are_decimal_then_matched() {
        carrier.handsets().faults(Map.of("hexIds", true));
        deliveredResult();
    }

    @Test
    void given_repeated_receipts_when_received_then_told_once() {
        carrier.handsets().faults(Map.of("repeatReceipts", true));
        assertThat(tickets.of(deliveredResult())).containsExactly("delivered");
    }

    @Test
    void given_throttling_and_full_queue_when_sent_then_slowed_down_and_delivered_once() {
        carrier.handsets().faults(Map.of("throttle", 3, "queueFull", 2));
        deliveredResult();
        assertThat(texts()).hasSize(1);
    }

    @Test
    void given_no_receipts_when_half_an_hour_passed_then_gateway_is_asked() {
        carrier.handsets().faults(Map.of("noReceipts", true));
        UUID ticket = result();
        eventually().until(() -> room.health().awaitingReceipt() > 1);
        // The first time the carrier may still be delivering; it is asked again.
        for (int i = 0; i < 2; i++) {
            eventually().pollDelay(Duration.ofMillis(500)).until(() -> texts().size() == 1);
            clock.advance(Duration.ofMinutes(31));
            room.poke();
        }
        eventually().until(() -> tickets.of(ticket).contains("delivered"));
    }

    @Test
    void given_undeliverable_handset_when_receipt_says_so_then_a_person() {
        carrier.handsets().faults(Map.of("failNumbers", List.of(phone)));
        UUID ticket = result();
        eventually().until(() -> tickets.of(ticket).contains("manual 短信未能送达，错误码001"));
    }

    @Test
    void given_number_that_the_gateway_rejects_when_sent_then_a_person() {
        carrier.handsets().faults(Map.of("rejectNumbers", List.of(phone)));
        UUID ticket = result();
        eventually().until(() -> tickets.of(ticket).contains("manual 短信网关拒收，错误码0x0000000B"));
    }

    @Test
    void given_room_restarted_when_it_comes_back_then_receipts_of_before_are_matched() {
        carrier.handsets().faults(Map.of("receiptDelayMs", 2000));
        UUID ticket = result();
        eventually().until(() -> room.health().awaitingReceipt() > 1);
        room.close();
        room = startRoom();
        eventually().until(() -> tickets.of(ticket).contains("delivered"));
        assertThat(texts()).hasSize(1);
    }

    @Test
    void given_carrier_restarted_when_it_comes_back_then_handset_still_has_its_text_and_can_reply() {
        UUID ticket = deliveredResult();
        carrier.stop();
        carrier.start();
        assertThat(texts()).hasSize(1);
        reply("1");
        eventually().until(() -> tickets.of(ticket).contains("SATISFIED 1"));
    }
}
