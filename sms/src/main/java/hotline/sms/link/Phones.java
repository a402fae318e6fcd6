package hotline.sms.link;

/** Mobile numbers as gateways write them. */
public final class Phones {

    private Phones() {}

    /** {@code +8613800001234}, {@code 8613800001234} and {@code 13800001234} become {@code 13800001234}. */
    public static String national(String raw) {
        return raw.replaceAll("[^0-9]", "").replaceFirst("^(00)?86(?=1\\d{10}$)", "");
    }
}
