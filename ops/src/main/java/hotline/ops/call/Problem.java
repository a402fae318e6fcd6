package hotline.ops.call;

import com.fasterxml.jackson.databind.JsonNode;

/** The server refused a request; carries the problem document. */
public final class Problem extends RuntimeException {

    private final int status;
    private final transient JsonNode document;

    Problem(String request, int status, JsonNode document) {
        super(request + " → " + status + " " + document.path("detail").asText(document.toString()));
        this.status = status;
        this.document = document;
    }

    public int status() {
        return status;
    }

    public JsonNode document() {
        return document;
    }
}
