package hotline.sms.text;

/**
 * The sender's name that Chinese carriers require before every text: 【桂林12345】. It counts towards the length.
 *
 * @param name without the brackets
 * @param addedByGateway some gateways put it there themselves; then it is only counted
 */
public record Signature(String name, boolean addedByGateway) {

    public String shown() {
        return "【" + name + "】";
    }

    /** What must be submitted so that the handset shows the signature once. */
    String before(String body) {
        return addedByGateway ? body : shown() + body;
    }

    /** UTF-16 units that the gateway will add. */
    int reserved() {
        return addedByGateway ? shown().length() : 0;
    }
}
