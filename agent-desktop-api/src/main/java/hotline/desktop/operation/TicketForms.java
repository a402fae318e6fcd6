package hotline.desktop.operation;

import hotline.desktop.http.Problem;
import hotline.regulation.IdentityNeed;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.reply.ReplyContent;
import hotline.tickets.Caller;
import hotline.tickets.DraftFields;
import hotline.tickets.Matter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the JSON that fits the contract to the words of the tickets room. */
final class TicketForms {

    private TicketForms() {}

    /** Fields that the form leaves out stay as they are. */
    static DraftFields draft(JsonObject form, Matter before, Caller caller) {
        Matter matter = new Matter(
                form.containsKey("kind") ? TicketKind.valueOf(form.getString("kind")) : before.kind(),
                form.getString("title", before.title()),
                form.getString("content", before.content()),
                Urgency.valueOf(form.getString("urgency", before.urgency().name())),
                form.getString("area", before.area()),
                form.getString("address", before.address()),
                IdentityNeed.valueOf(
                        form.getString("identityNeed", before.identityNeed().name())),
                form.getBoolean("confidentialResult", before.confidentialResult()));
        return new DraftFields(
                matter,
                form.getString("callerName", caller.name()),
                form.getString("contact", caller.contact()),
                form.getString("identityNumber", caller.identityNumber()),
                form.getBoolean("anonymous", caller.anonymous()));
    }

    /** Who was shown masks hands them back with the form: what somebody could not see stays as it is. */
    static JsonObject withoutMasks(JsonObject form, CallerShown shown) {
        if (shown.clear()) {
            return form;
        }
        JsonObject seen = form.copy();
        unlessChanged(seen, "callerName", shown.name());
        unlessChanged(seen, "contact", shown.contactMasked());
        unlessChanged(seen, "identityNumber", shown.identityMasked());
        return seen;
    }

    private static void unlessChanged(JsonObject form, String field, String shown) {
        String said = form.getString(field, "").strip();
        if (said.isEmpty() || said.equals(shown)) {
            form.remove(field);
        }
    }

    static ReplyContent reply(JsonObject form) {
        return new ReplyContent(
                handledAt(form.getString("handledOn")),
                form.getString("unit", ""),
                form.getString("handler", ""),
                form.getString("situation", ""),
                form.getBoolean("finished", true),
                form.getString("stageResult", ""),
                form.getString("nextPlan", ""),
                form.getBoolean("citizenContacted", false),
                ReplyContent.CaseFiling.valueOf(form.getString("caseFiling", "NOT_APPLICABLE")),
                form.getString("caseReference", ""),
                form.getString("refusalReason", ""),
                form.getString("overdueExplanation", ""));
    }

    /** @param ground {@code 4-1} … {@code 4-9}, as the contract's pattern has checked */
    static RefusalGround ground(String ground) {
        return RefusalGround.values()[ground.charAt(2) - '1'];
    }

    /** Empty when the form leaves the list out. */
    static List<String> texts(JsonObject form, String field) {
        return form.getJsonArray(field, new JsonArray()).stream()
                .map(String::valueOf)
                .toList();
    }

    static LocalDate date(String text, String field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noSuchDay) {
            throw Problem.invalid("「" + text + "」不是有效的日期", field).asException();
        }
    }

    private static @Nullable LocalDateTime handledAt(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
        } catch (DateTimeException noSuchDay) {
            throw Problem.invalid("「" + text + "」不是有效的日期", "handledOn").asException();
        }
    }
}
