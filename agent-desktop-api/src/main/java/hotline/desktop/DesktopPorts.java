package hotline.desktop;

import hotline.database.Database;
import hotline.desktop.port.Alarm;
import hotline.desktop.port.CallControl;
import hotline.desktop.port.CallRecords;
import hotline.desktop.port.CallbackAdmin;
import hotline.desktop.port.CallerDesk;
import hotline.desktop.port.HealthProbe;
import hotline.desktop.port.LeaderDesk;
import hotline.desktop.port.RecordingAccess;
import hotline.desktop.port.RoutingAdmin;
import hotline.desktop.port.Sandbox;
import hotline.desktop.port.Wallboard;
import hotline.desktop.port.WorkTimes;
import hotline.desktop.stream.DesktopStreams;
import hotline.tickets.ChannelNotices;
import hotline.tickets.CitizenProgress;
import hotline.tickets.FullTextSearch;
import hotline.tickets.Submissions;
import hotline.tickets.TicketArchive;
import hotline.tickets.TicketEndings;
import hotline.tickets.TicketFiles;
import hotline.tickets.TicketOversight;
import hotline.tickets.TicketQueries;
import hotline.tickets.Tickets;
import hotline.tickets.attachment.Attachments;
import hotline.tickets.calendar.CalendarNotices;
import hotline.tickets.catalogue.DispatchCatalogue;
import hotline.tickets.dispute.Disputes;
import hotline.tickets.unit.UnitDissolutions;
import hotline.tickets.unit.UnitTexts;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The other rooms, as the desktop sees them.
 *
 * @param streams made by the wiring first, since telephony tells them of pops
 * @param sandbox empty in production: then every sandbox address answers 404
 * @param probes what readiness depends on
 * @param alarms that stand now
 */
public record DesktopPorts(
        Database database,
        Tickets tickets,
        TicketEndings endings,
        TicketQueries queries,
        FullTextSearch search,
        Submissions submissions,
        CitizenProgress progress,
        Disputes disputes,
        CalendarNotices calendar,
        DispatchCatalogue catalogue,
        UnitDissolutions dissolutions,
        UnitTexts unitTexts,
        Attachments attachments,
        ChannelNotices notices,
        TicketFiles files,
        TicketOversight oversight,
        TicketArchive archive,
        CallControl calls,
        CallRecords records,
        CallerDesk callers,
        RoutingAdmin routing,
        CallbackAdmin callbacks,
        WorkTimes workTimes,
        Wallboard wallboard,
        LeaderDesk leaders,
        RecordingAccess recordings,
        DesktopStreams streams,
        Optional<Sandbox> sandbox,
        List<HealthProbe> probes,
        Supplier<List<Alarm>> alarms) {

    public DesktopPorts {
        probes = List.copyOf(probes);
    }
}
