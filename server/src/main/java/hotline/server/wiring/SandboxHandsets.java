package hotline.server.wiring;

import hotline.desktop.port.Answer;
import hotline.desktop.port.Handsets;
import hotline.sms.HandsetPort;
import java.util.List;

/** The sandbox carrier's handsets, as the desktop shows them. */
public final class SandboxHandsets implements Handsets {

    private final HandsetPort carrier;

    public SandboxHandsets(HandsetPort carrier) {
        this.carrier = carrier;
    }

    @Override
    public List<Message> messages(String number) {
        return carrier.messages(number).stream()
                .map(message -> new Message(
                        message.at(),
                        message.from(),
                        message.text(),
                        message.direction().equals("IN") ? "RECEIVED" : "SENT"))
                .toList();
    }

    @Override
    public Answer reply(String number, String text) {
        try {
            carrier.reply(number, text);
            return Answer.done();
        } catch (IllegalStateException nothingToReplyTo) {
            return Answer.refused("这部手机还没有收到可以回复的短信");
        }
    }
}
