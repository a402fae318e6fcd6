package hotline.sms.smpp;

import hotline.sms.link.IncomingText.Piece;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/** Text of a deliver_sm: codings 8 (UCS-2), 15 (GBK, usual in China), 0, 1, 3 (one octet a character). */
record Decoding(String text, @Nullable Piece piece) {

    private static final Charset GBK = Charset.forName("GBK");
    private static final int ALPHABET_BITS = 0x0F;

    static Decoding text(DeliverSm pdu) {
        byte[] octets = pdu.getShortMessage();
        OptionalParameter.Message_payload payload = pdu.getOptionalParameter(OptionalParameter.Message_payload.class);
        if ((octets == null || octets.length == 0) && payload != null) {
            octets = payload.getValue();
        }
        if (octets == null) {
            octets = new byte[0];
        }
        Charset charset = charset(pdu.getDataCoding());
        int header = pdu.isUdhi() && octets.length > 0 ? 1 + Byte.toUnsignedInt(octets[0]) : 0;
        if (header == 0 || header > octets.length) {
            return new Decoding(new String(octets, charset), null);
        }
        String text = new String(octets, header, octets.length - header, charset);
        return new Decoding(text, piece(Arrays.copyOfRange(octets, 1, header)));
    }

    private static Charset charset(byte dataCoding) {
        return switch (dataCoding & ALPHABET_BITS) {
            case 8 -> StandardCharsets.UTF_16BE;
            case 15 -> GBK;
            default -> StandardCharsets.ISO_8859_1;
        };
    }

    /** Concatenation with an 8 bit (00) or 16 bit (08) reference (3GPP TS 23.040, 9.2.3.24). */
    private static @Nullable Piece piece(byte[] elements) {
        for (int at = 0; at + 1 < elements.length; at += 2 + Byte.toUnsignedInt(elements[at + 1])) {
            int length = Byte.toUnsignedInt(elements[at + 1]);
            if (at + 2 + length > elements.length) {
                return null;
            }
            int[] v = new int[length];
            for (int i = 0; i < length; i++) {
                v[i] = Byte.toUnsignedInt(elements[at + 2 + i]);
            }
            if (elements[at] == 0 && length == 3) {
                return checked(v[0], v[1], v[2]);
            }
            if (elements[at] == 8 && length == 4) {
                return checked(v[0] << 8 | v[1], v[2], v[3]);
            }
        }
        return null;
    }

    private static @Nullable Piece checked(int reference, int total, int number) {
        return total > 1 && number >= 1 && number <= total ? new Piece(reference, total, number) : null;
    }
}
