package hotline.desktop.fake;

import hotline.regulation.Channel;
import hotline.tickets.CitizenProgress;
import hotline.tickets.Progress;
import hotline.tickets.TicketNumber;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One ticket, {@link #NUMBER}; {@link #lastCode} is what its citizen's phone shows. */
public final class FakeProgress implements CitizenProgress {

    public static final String NUMBER = TicketNumber.of(LocalDate.of(2026, 11, 24), Channel.WEBSITE, 1);

    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, String> views = new ConcurrentHashMap<>();

    public String lastCode(String number) {
        return codes.get(number).digits();
    }

    @Override
    public Asked sendCode(String ticketNumber, Code code) {
        codes.put(ticketNumber, code);
        return new Asked.Sent(Duration.ofMinutes(10));
    }

    @Override
    public Optional<Progress> open(String ticketNumber, String codeHash, String viewHash) {
        Code code = codes.get(ticketNumber);
        if (!ticketNumber.equals(NUMBER) || code == null || !code.hash().equals(codeHash)) {
            return Optional.empty();
        }
        views.put(viewHash, ticketNumber);
        return Optional.of(FakeTickets.progress());
    }

    @Override
    public Optional<Progress> view(String viewHash) {
        return Optional.ofNullable(views.get(viewHash)).map(_ -> FakeTickets.progress());
    }
}
