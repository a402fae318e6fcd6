package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.channel.WebhookAddress;
import hotline.desktop.channel.WebhookSignature;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.regulation.Channel;
import hotline.tickets.ChannelNotices;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where the channels are told of progress, and what could not be told. */
public final class WebhookOperations implements Operations {

    private final ChannelNotices notices;
    private final WebhookSignature signature;
    private final AuditTrail audit;

    public WebhookOperations(ChannelNotices notices, WebhookSignature signature, AuditTrail audit) {
        this.notices = notices;
        this.signature = signature;
        this.audit = audit;
    }

    private record Webhook(Channel channel, String channelName, URI url, Instant setAt, String setBy) {

        static Webhook of(ChannelNotices.Target target) {
            return new Webhook(
                    target.channel(), target.channel().chinese(), target.url(), target.setAt(), target.setBy());
        }
    }

    private record Undelivered(
            UUID id,
            Channel channel,
            String channelName,
            Instant createdAt,
            Instant givenUpAt,
            int attempts,
            String error) {

        static Undelivered of(ChannelNotices.Undelivered notice) {
            return new Undelivered(
                    notice.id(),
                    notice.channel(),
                    notice.channel().chinese(),
                    notice.createdAt(),
                    notice.givenUpAt(),
                    notice.attempts(),
                    notice.error());
        }
    }

    private record Webhooks(List<Webhook> webhooks, List<Undelivered> undelivered) {}

    private record SetWebhook(Webhook webhook, String secret) {}

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "webhooks",
                _ -> Reply.ok(new Webhooks(
                        notices.targets().stream().map(Webhook::of).toList(),
                        notices.undelivered().stream().map(Undelivered::of).toList())),
                "setWebhook",
                this::set,
                "removeWebhook",
                this::remove,
                "deliverAgain",
                this::again);
    }

    private Reply set(ApiRequest request) {
        Channel channel = channel(request);
        String url = request.text("url", "请填写回调地址");
        WebhookAddress.fault(url).ifPresent(fault -> {
            throw Problem.invalid(fault, "url").asException();
        });
        ChannelNotices.Target target =
                notices.set(channel, URI.create(url), request.person().name());
        audit.note(request.person(), "webhook.set", "channel:" + channel.name(), url);
        return Reply.ok(new SetWebhook(Webhook.of(target), signature.secret(target)));
    }

    private Reply remove(ApiRequest request) {
        Channel channel = channel(request);
        if (notices.remove(channel, request.person().name()).isEmpty()) {
            throw Problem.notFound("这个渠道没有设置回调地址").asException();
        }
        audit.note(request.person(), "webhook.remove", "channel:" + channel.name(), "");
        return Reply.done();
    }

    private Reply again(ApiRequest request) {
        if (!notices.again(request.uuid("id"))) {
            throw Problem.notFound("没有这条未送达的通知，可能已经重新发送").asException();
        }
        audit.note(request.person(), "webhook.again", "notice:" + request.path("id"), "");
        return Reply.done();
    }

    private static Channel channel(ApiRequest request) {
        Channel channel = Channel.valueOf(request.path("channel"));
        if (!channel.isHandedOver()) {
            throw Problem.refused("「" + channel.chinese() + "」由热线自己登记，没有回调")
                    .at("channel")
                    .asException();
        }
        return channel;
    }
}
