package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.channel.ChannelKeys;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.store.ChannelKey;
import hotline.regulation.Channel;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The administrator's work with the keys of the channels; each act leaves a line in the audit log. */
public final class ChannelKeyOperations implements Operations {

    private final ChannelKeys keys;
    private final AuditTrail audit;
    private final Clock clock;

    public ChannelKeyOperations(ChannelKeys keys, AuditTrail audit, Clock clock) {
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    private record KeyView(
            UUID id,
            Channel channel,
            String channelName,
            String ending,
            boolean good,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy,
            @Nullable Instant lastUsedAt) {}

    private record Keys(List<KeyView> keys) {}

    private record NewKey(KeyView key, String secret) {}

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "channelKeys",
                _ -> Reply.ok(new Keys(keys.list().stream().map(this::view).toList())),
                "makeChannelKey",
                this::make,
                "rotateChannelKey",
                this::rotate,
                "revokeChannelKey",
                this::revoke);
    }

    private Reply make(ApiRequest request) {
        Channel channel = Channel.valueOf(request.body().getString("channel"));
        if (!channel.isHandedOver()) {
            throw Problem.refused("「" + channel.chinese() + "」由热线自己登记，不需要密钥")
                    .at("channel")
                    .asException();
        }
        ChannelKeys.Made made = keys.make(channel, request.person().name());
        note(request, "channel-key.make", made.key());
        return Reply.created(new NewKey(view(made.key()), made.secret()));
    }

    private Reply rotate(ApiRequest request) {
        ChannelKeys.Made made = keys.rotate(request.uuid("id"), request.person().name())
                .orElseThrow(() ->
                        Problem.conflict("wrong-state", "这把密钥不存在或已失效，请新建一把").asException());
        note(request, "channel-key.rotate", made.key());
        return Reply.created(new NewKey(view(made.key()), made.secret()));
    }

    private Reply revoke(ApiRequest request) {
        ChannelKey key = keys.revoke(request.uuid("id"), request.person().name())
                .orElseThrow(() -> Problem.notFound("没有这把密钥").asException());
        note(request, "channel-key.revoke", key);
        return Reply.ok(view(key));
    }

    private void note(ApiRequest request, String action, ChannelKey key) {
        audit.note(request.person(), action, "channel:" + key.channel().name(), "密钥尾号 " + key.ending());
    }

    private KeyView view(ChannelKey key) {
        return new KeyView(
                key.id(),
                key.channel(),
                key.channel().chinese(),
                key.ending(),
                key.isGood(clock.instant()),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                key.revokedAt(),
                key.revokedBy(),
                key.lastUsedAt());
    }
}
