package hotline.desktop.http;

/** One operation of the contract. Runs on a virtual thread and may block. */
@FunctionalInterface
public interface Operation {

    /** @throws ProblemException when refused; anything else becomes a problem of status 500 or 503 */
    Reply handle(ApiRequest request) throws Exception;
}
