package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Channel;
import hotline.regulation.TicketKind;
import hotline.tickets.Act;
import hotline.tickets.ChannelNotices;
import hotline.tickets.ChannelNotices.Undelivered;
import hotline.tickets.Outbox;
import hotline.tickets.Submission;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What channels are told; each test has a channel of its own in one room. */
class NoticesTest {

    private static final URI ADDRESS = URI.create("https://www.example/progress");
    private static final TestRoom ROOM = new TestRoom();

    @AfterAll
    static void close() {
        ROOM.close();
    }

    private static UUID submitted(Channel channel) {
        Submission submission = new Submission(ROOM.id(), channel, "N-1", CALLER, fields(TicketKind.HELP));
        ROOM.room.submissions().submit(submission);
        return submission.ticketId();
    }

    private static List<Outbox.Item> waiting(Channel channel) {
        return ROOM.room.outbox().take(ChannelNotices.kind(channel), 100, Duration.ofMinutes(5));
    }

    @Test
    void given_an_address_then_each_public_step_is_written_once_and_names_nobody() {
        ROOM.room.notices().set(Channel.WEBSITE, ADDRESS, "admin");
        UUID ticket = submitted(Channel.WEBSITE);
        done(ROOM.room.tickets().take(Act.by(AGENT, ticket)));
        done(ROOM.room.tickets().accept(Act.by(AGENT, ticket)));
        done(ROOM.room.tickets().dispatch(Act.by(AGENT, ticket), "cg", "内部依据"));
        List<Outbox.Item> items = waiting(Channel.WEBSITE);
        assertThat(items)
                .extracting(Outbox.Item::payload)
                .satisfiesExactlyInAnyOrder(
                        accepted -> assertThat(accepted).contains("\"受理\"", "待派单", "N-1"),
                        dispatched -> assertThat(dispatched).contains("\"派单\"", "待签收", "已派到市城市管理委员会，等待签收", "dueAt"));
        assertThat(items.toString()).doesNotContain("张三", CALLER.digits(), "内部", "1001");
    }

    @Test
    void given_no_address_or_one_that_was_removed_then_nothing_waits() {
        UUID before = submitted(Channel.WECHAT);
        done(ROOM.room.tickets().accept(Act.by(REVIEWER, before)));
        assertThat(waiting(Channel.WECHAT)).isEmpty();
        ROOM.room.notices().set(Channel.WECHAT, ADDRESS, "admin");
        done(ROOM.room.tickets().dispatch(Act.by(REVIEWER, before), "cg", "权责清单"));
        assertThat(ROOM.room.notices().remove(Channel.WECHAT, "admin")).isPresent();
        assertThat(waiting(Channel.WECHAT)).isEmpty();
        assertThat(ROOM.room.notices().remove(Channel.WECHAT, "admin")).isEmpty();
    }

    @Test
    void given_an_address_set_again_then_another_serial_number() {
        int first =
                ROOM.room.notices().set(Channel.OTHER_CITY, ADDRESS, "admin").serial();
        ROOM.room.notices().remove(Channel.OTHER_CITY, "admin");
        assertThat(ROOM.room.notices().set(Channel.OTHER_CITY, ADDRESS, "admin").serial())
                .isEqualTo(first + 1);
    }

    @Test
    void given_a_notice_that_was_given_up_then_seen_and_sent_again() {
        ROOM.room.notices().set(Channel.MOBILE_APP, ADDRESS, "admin");
        done(ROOM.room.tickets().accept(Act.by(REVIEWER, submitted(Channel.MOBILE_APP))));
        UUID item = waiting(Channel.MOBILE_APP).getFirst().id();
        ROOM.room.outbox().failed(item, "对方应答 500");
        for (int attempt = 2; attempt <= 20; attempt++) {
            ROOM.clock.advance(Duration.ofMinutes(11));
            assertThat(waiting(Channel.MOBILE_APP)).as("attempt %d", attempt).hasSize(1);
            ROOM.room.outbox().failed(item, "对方应答 500");
        }
        ROOM.clock.advance(Duration.ofDays(1));
        assertThat(waiting(Channel.MOBILE_APP)).isEmpty();
        assertThat(ROOM.room.notices().undelivered())
                .filteredOn(one -> one.id().equals(item))
                .singleElement()
                .satisfies(one -> assertThat(one.error()).isEqualTo("对方应答 500"))
                .extracting(Undelivered::channel)
                .isEqualTo(Channel.MOBILE_APP);
        assertThat(ROOM.room.notices().again(item)).isTrue();
        assertThat(waiting(Channel.MOBILE_APP)).hasSize(1);
        assertThat(ROOM.room.notices().again(item)).isFalse();
    }
}
