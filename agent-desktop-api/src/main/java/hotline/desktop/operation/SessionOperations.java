package hotline.desktop.operation;

import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.identity.SignIns;
import hotline.desktop.person.UserView;
import java.time.Instant;
import java.util.Map;

/** Signing in and out, and the person's own account. */
public final class SessionOperations implements Operations {

    private record Session(String accessToken, Instant expiresAt, String refreshToken, UserView user) {}

    private final SignIns signIns;

    public SessionOperations(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "signIn", this::signIn,
                "refreshSession", this::refresh,
                "signOut", this::signOut,
                "me", request -> Reply.ok(UserView.of(request.person())),
                "changePassword", this::changePassword);
    }

    private Reply signIn(ApiRequest request) {
        String name = request.body().getString("name");
        String password = request.body().getString("password");
        return session(signIns.signIn(name, password, request.address()));
    }

    private Reply refresh(ApiRequest request) {
        return session(signIns.refresh(request.body().getString("refreshToken"), request.address()));
    }

    private Reply signOut(ApiRequest request) {
        signIns.signOut(request.caller().family());
        return Reply.done();
    }

    private Reply changePassword(ApiRequest request) {
        String current = request.body().getString("current");
        String replacement = request.body().getString("replacement");
        return switch (signIns.changePassword(request.caller(), current, replacement)) {
            case SignIns.PasswordChange.Changed changed -> Reply.done();
            case SignIns.PasswordChange.Refused refused ->
                throw Problem.refused(refused.reason()).at(refused.field()).asException();
            case SignIns.PasswordChange.Limited limited ->
                throw Problem.tooMany("尝试次数过多，请稍后再试", limited.retryAfter()).asException();
        };
    }

    private static Reply session(SignIns.Outcome outcome) {
        return switch (outcome) {
            case SignIns.Outcome.SignedIn in ->
                Reply.ok(new Session(
                        in.access().token(), in.access().expiresAt(), in.refreshToken(), UserView.of(in.person())));
            case SignIns.Outcome.Refused refused ->
                throw Problem.unauthenticated(refused.reason()).asException();
            case SignIns.Outcome.Limited limited ->
                throw Problem.tooMany("登录尝试次数过多，请稍后再试", limited.retryAfter()).asException();
        };
    }
}
