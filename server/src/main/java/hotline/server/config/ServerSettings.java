package hotline.server.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import hotline.database.Database;
import hotline.desktop.ApiSettings;
import hotline.recording.RecordingSettings;
import hotline.regulation.Channel;
import hotline.regulation.calendar.WorkingHours;
import hotline.regulation.dispute.AssistRule;
import hotline.server.wiring.CallerNotices;
import hotline.sms.SmsSettings;
import hotline.sms.flow.FlowSettings;
import hotline.sms.smpp.SmppSettings;
import hotline.telephony.AgentRules;
import hotline.telephony.CallbackSettings;
import hotline.telephony.TelephonySettings;
import hotline.telephony.call.Extension;
import hotline.telephony.call.JointService;
import hotline.telephony.call.NodeId;
import hotline.telephony.journal.JournalSettings;
import hotline.tickets.CodeLimits;
import hotline.tickets.DisputeSettings;
import hotline.tickets.EndingSettings;
import hotline.tickets.QuietHours;
import hotline.tickets.TicketSettings;
import hotline.tickets.UnitTextSettings;
import hotline.tickets.attachment.AttachmentSettings;
import hotline.tickets.sealing.SealingKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The whole configuration, one record a room.
 *
 * @param stateDir the server's own small files, such as the sandbox clock's offset
 * @param callbacks when people are called back
 * @param greeting whether callers hear greeting and menu before the queue
 * @param repeatCallers who is one
 * @param sipServer where phones register, as shown to people: with each of the nodes
 * @param handsetApi the sandbox carrier's handsets
 * @param sealing keys of citizens' data
 * @param tickets what the hotline decided itself about them
 * @param sweepInterval between two looks at the tickets' timers
 * @param endings how tickets end, and when units are warned
 * @param attachments where files of tickets lie, and how large they may be
 */
public record ServerSettings(
        boolean sandbox,
        Path stateDir,
        Secrets secrets,
        ApiSettings api,
        TelephonySettings telephony,
        CallbackSettings callbacks,
        boolean greeting,
        CallerNotices.Repeat repeatCallers,
        String sipServer,
        Database.Settings database,
        JournalSettings journal,
        SmsSettings sms,
        URI handsetApi,
        RecordingSettings recordings,
        SealingKeys sealing,
        TicketSettings tickets,
        Duration sweepInterval,
        EndingSettings endings,
        AttachmentSettings attachments) {

    private static final Set<String> NODE_KEYS = Set.of("number", "ami-host", "ami-port", "sip-server");

    /** @throws ConfigurationException when a key is unknown, missing or of the wrong type */
    public static ServerSettings load(Path file) {
        Config config = ConfigFile.load(file);
        try {
            return parse(config, Secrets.read(Path.of(config.getString("secrets-file"))));
        } catch (ConfigException | IllegalArgumentException wrong) {
            throw new ConfigurationException("the configuration is wrong: " + wrong.getMessage());
        }
    }

    private static ServerSettings parse(Config config, Secrets secrets) {
        Path stateDir = Path.of(config.getString("state-dir"));
        return new ServerSettings(
                config.getBoolean("sandbox"),
                stateDir,
                secrets,
                api(config, secrets),
                telephony(config, secrets),
                callbacks(config.getConfig("telephony.callbacks")),
                config.getBoolean("telephony.greeting"),
                new CallerNotices.Repeat(
                        config.getInt("telephony.repeat-callers.calls"),
                        config.getDuration("telephony.repeat-callers.within")),
                eachNode(config).stream()
                        .map(node -> node.getString("sip-server"))
                        .collect(Collectors.joining("、")),
                database(config.getConfig("database"), secrets),
                JournalSettings.defaults(stateDir.resolve("journal")),
                sms(
                        config.getConfig("sms"),
                        secrets,
                        unitTexts(config.getConfig("tickets.endings.unit-texts"))
                                .quiet()),
                URI.create(config.getString("sms.handset-api")),
                recordings(config.getConfig("recordings")),
                sealing(secrets),
                tickets(config.getConfig("tickets")),
                config.getDuration("tickets.sweep-interval"),
                endings(config.getConfig("tickets.endings")),
                attachments(config.getConfig("tickets.attachments")));
    }

    /** Of what citizens told about themselves: there is no default, and none that everybody knows. */
    private static SealingKeys sealing(Secrets secrets) {
        SealingKeys keys =
                SealingKeys.parse(sealingSecret(secrets, "ticket.keys"), sealingSecret(secrets, "ticket.index.key"));
        if (keys.areWellKnown()) {
            throw new ConfigurationException("密钥文件中的 ticket.keys 或 ticket.index.key 全为零，人人都知道，不能用");
        }
        return keys;
    }

    private static String sealingSecret(Secrets secrets, String name) {
        return secrets.find(name)
                .orElseThrow(() -> new ConfigurationException(
                        "密钥文件中没有 " + name + "（加密诉求人信息的密钥）。新系统执行 ops/up 会生成；库中已有数据的，请从备份恢复原来的密钥文件，另造的密钥读不出已有的信息"));
    }

    private static TicketSettings tickets(Config config) {
        Config codes = config.getConfig("progress-codes");
        return TicketSettings.defaults()
                .acceptingAtOnce(channels(config.getStringList("accepted-at-once")))
                .with(disputes(config.getConfig("disputes")))
                .dispatchingFastWithin(config.getDuration("fast-lane"))
                .limitingCodes(new CodeLimits(
                        codes.getDuration("good-for"),
                        codes.getInt("tries"),
                        codes.getInt("per-hour"),
                        codes.getInt("per-day"),
                        codes.getDuration("view-for")));
    }

    private static Set<Channel> channels(List<String> codes) {
        return codes.stream()
                .map(code -> Channel.ofCode(code)
                        .filter(Channel::isHandedOver)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "tickets.accepted-at-once: " + code + " is not a channel from 02 to 13")))
                .collect(Collectors.toSet());
    }

    private static DisputeSettings disputes(Config config) {
        return new DisputeSettings(
                config.getDuration("return-review"),
                config.getDuration("emergency-review"),
                WorkingHours.parse(config.getStringList("office-hours")),
                config.getInt("most-extensions"),
                new AssistRule.Earlier(
                        config.getInt("opinion-days-earlier"), config.getDuration("emergency-opinion-earlier")));
    }

    private static ApiSettings api(Config config, Secrets secrets) {
        return new ApiSettings(
                config.getString("http.host"),
                config.getInt("http.port"),
                redisUri(config.getString("redis.url"), secrets),
                secrets.get("jwt.secret"),
                ApiSettings.Limits.defaults()
                        .ofChannels(
                                config.getInt("channels.requests-per-minute"),
                                config.getDuration("channels.key-overlap")),
                config.getStringList("http.connect-sources"));
    }

    /** A URL without user information gets the password of the secrets file. */
    private static String redisUri(String url, Secrets secrets) {
        return url.contains("@") ? url : url.replaceFirst("://", "://:" + secrets.get("redis.password") + "@");
    }

    private static TelephonySettings telephony(Config config, Secrets secrets) {
        Config asterisk = config.getConfig("asterisk");
        Config timing = config.getConfig("telephony");
        return new TelephonySettings(
                nodes(config, secrets),
                new TelephonySettings.Agi(asterisk.getString("agi-host"), asterisk.getInt("agi-port")),
                new TelephonySettings.Timing(
                        timing.getDuration("ring-time"),
                        timing.getDuration("wrap-up-time"),
                        timing.getDuration("pop-wait"),
                        timing.getDuration("longest-wait"),
                        timing.getDuration("recording-pause"),
                        timing.getDuration("reconnect-every")),
                jointDesks(timing.getConfig("joint-desks")),
                trunk(timing.getConfig("trunk")),
                agents(timing.getConfig("agents")),
                TelephonySettings.Rating.of(timing.getString("rating")));
    }

    /** Without a list the one of {@code asterisk}. */
    private static SortedMap<NodeId, TelephonySettings.Ami> nodes(Config config, Secrets secrets) {
        SortedMap<NodeId, TelephonySettings.Ami> nodes = new TreeMap<>();
        for (Config node : eachNode(config)) {
            NodeId id = new NodeId(node.getInt("number"));
            TelephonySettings.Ami before = nodes.put(
                    id,
                    new TelephonySettings.Ami(
                            node.getString("ami-host"),
                            node.getInt("ami-port"),
                            config.getString("asterisk.ami-user"),
                            secrets.get("ami.secret")));
            if (before != null) {
                throw new IllegalArgumentException("telephony.nodes: two nodes have the number " + id);
            }
        }
        return nodes;
    }

    private static List<Config> eachNode(Config config) {
        List<? extends Config> listed = config.getConfigList("telephony.nodes");
        for (Config node : listed) {
            Set<String> unknown = new TreeSet<>(node.root().keySet());
            unknown.removeAll(NODE_KEYS);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("telephony.nodes: unknown keys " + unknown);
            }
        }
        Config one =
                config.getConfig("asterisk").withValue("number", ConfigValueFactory.fromAnyRef(NodeId.FIRST.number()));
        return listed.isEmpty() ? List.of(one) : List.copyOf(listed);
    }

    private static AgentRules agents(Config config) {
        return new AgentRules(
                config.getConfigList("breaks").stream()
                        .map(one -> new AgentRules.Break(
                                one.getString("reason"), one.getDuration("longest"), one.getInt("at-once")))
                        .toList(),
                config.getDuration("warn-before"),
                config.getDuration("wrap-up-extension"),
                config.getInt("wrap-up-extensions"),
                config.getDuration("desktop-patience"));
    }

    private static TelephonySettings.JointDesks jointDesks(Config config) {
        Map<JointService, List<Extension>> seats = new EnumMap<>(JointService.class);
        for (JointService service : JointService.values()) {
            seats.put(
                    service,
                    config.getStringList(service.number()).stream()
                            .map(Extension::new)
                            .toList());
        }
        return new TelephonySettings.JointDesks(Map.copyOf(seats), config.getDuration("ring-time"));
    }

    private static CallbackSettings callbacks(Config config) {
        return new CallbackSettings(
                config.getBoolean("automatic"),
                LocalTime.parse(config.getString("from")),
                config.getString("until").equals("24:00")
                        ? LocalTime.MIDNIGHT
                        : LocalTime.parse(config.getString("until")),
                ZoneId.of("Asia/Shanghai"),
                config.getInt("attempts"),
                config.getDuration("retry-after"));
    }

    private static TelephonySettings.Trunk trunk(Config config) {
        return new TelephonySettings.Trunk(
                config.getString("peer"),
                config.getString("number"),
                config.getStringList("allowed-numbers").stream()
                        .map(Pattern::compile)
                        .toList(),
                config.getDuration("ring-time"));
    }

    private static Database.Settings database(Config config, Secrets secrets) {
        return new Database.Settings(
                config.getString("url"),
                config.getString("user"),
                secrets.get("database.password"),
                config.getInt("pool-size"),
                config.getDuration("acquire-timeout"));
    }

    private static SmsSettings sms(Config config, Secrets secrets, QuietHours quiet) {
        return new SmsSettings(
                SmppSettings.of(
                        config.getString("host"),
                        config.getInt("port"),
                        config.getString("system-id"),
                        secrets.get("smpp.password")),
                FlowSettings.of(config.getString("access-number"), config.getInt("tps"))
                        .quietIn(quiet));
    }

    private static EndingSettings endings(Config config) {
        return new EndingSettings(
                config.getInt("most-redos"),
                config.getInt("call-back-days"),
                config.getDuration("archive-after"),
                config.getDuration("warn-before"),
                config.getDuration("warn-emergency-before"),
                config.getDuration("phone-notice"),
                config.getDuration("untaken"),
                config.getInt("yellow-days"),
                config.getInt("red-days"),
                config.getInt("yellow-redo"),
                config.getInt("yellows-for-red"),
                unitTexts(config.getConfig("unit-texts")));
    }

    private static UnitTextSettings unitTexts(Config config) {
        return new UnitTextSettings(
                new QuietHours(
                        LocalTime.parse(config.getString("quiet-from")),
                        LocalTime.parse(config.getString("quiet-until"))),
                config.getDuration("apart"));
    }

    private static AttachmentSettings attachments(Config config) {
        return new AttachmentSettings(
                Path.of(config.getString("directory")),
                config.getBytes("most-bytes"),
                config.getBytes("most-bytes-of-ticket"),
                config.getInt("most-files"),
                config.getDuration("orphan-age"));
    }

    private static RecordingSettings recordings(Config config) {
        RecordingSettings usual = RecordingSettings.defaults(
                Path.of(config.getString("incoming-dir")),
                Path.of(config.getString("store-dir")),
                Path.of(config.getString("native-cache-dir")));
        return usual.withRetention(Period.ofYears(config.getInt("retention-years")))
                .withHurryAfter(config.getDuration("hurry-after"));
    }
}
