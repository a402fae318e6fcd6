package hotline.tickets.sealing;

/** The keys are not those that the database was written with: nothing may start. Its message is for an operator, in Chinese. */
public final class WrongKeys extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongKeys(String message) {
        super(message);
    }
}
