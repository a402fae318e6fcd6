package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContractTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close();
    }

    private static String contract(String who) {
        return """
                openapi: 3.1.0
                info: {title: t, version: '1'}
                servers: [{url: http://localhost}]
                paths:
                  /api/thing:
                    get:
                      operationId: thing
                      %s
                      responses: {'200': {description: ok}}
                """.formatted(who);
    }

    @Test
    void given_an_operation_without_roles_then_the_start_fails() {
        assertThatThrownBy(() -> Contract.parse(vertx, contract("summary: forgotten")))
                .hasMessageContaining("thing needs either x-roles or x-public");
    }

    @Test
    void given_an_operation_both_open_and_with_roles_then_the_start_fails() {
        assertThatThrownBy(() -> Contract.parse(vertx, contract("x-roles: [agent]\n      x-public: true")))
                .hasMessageContaining("thing");
    }

    @Test
    void given_an_unknown_role_then_the_start_fails() {
        assertThatThrownBy(() -> Contract.parse(vertx, contract("x-roles: [king]")))
                .hasMessageContaining("no such role: king");
    }

    @Test
    void given_the_contract_then_every_operation_says_who_may() {
        Contract contract =
                Contract.load(vertx).toCompletionStage().toCompletableFuture().join();
        assertThat(contract.operations()).hasSizeGreaterThan(40);
        assertThat(contract.operations().stream()
                        .filter(ContractOperation::open)
                        .map(ContractOperation::id))
                .containsExactlyInAnyOrder(
                        "signIn",
                        "refreshSession",
                        "calendar",
                        "regulation",
                        "timeLimit",
                        "geoReportDiscovery",
                        "geoReportServices",
                        "geoReportService",
                        "sendProgressCode",
                        "openProgress",
                        "progress",
                        "health",
                        "ready",
                        "metrics",
                        "contract");
    }
}
