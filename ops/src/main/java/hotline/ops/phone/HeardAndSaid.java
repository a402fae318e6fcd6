package hotline.ops.phone;

/**
 * A phone's audio, measured.
 *
 * @param heardSeconds length of what it heard
 * @param heardLevel root mean square of what it heard, of full scale (0 to 1); silence is below 0.001
 * @param packetsSent RTP packets sent, as the phone counted
 * @param packetsReceived RTP packets received
 */
public record HeardAndSaid(double heardSeconds, double heardLevel, long packetsSent, long packetsReceived) {

    public boolean heardSomebody() {
        return heardLevel > 0.005;
    }
}
