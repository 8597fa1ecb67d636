package io.jikimi.playground.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class ContractTests {

    private static final String MESSAGES = "/channels/12/messages";
    private static final String CALLBACK = "/interactions/12/tok.en/callback";

    private final Contract contract = Contract.load();

    @BeforeEach
    void needsTheDescription() {
        assumeThat(contract.present())
                .as("Discord's description is here; -Ddiscord.openapi=… says where")
                .isTrue();
    }

    @Test
    void findsNothingWrongWithWhatJdaSends() {
        for (var message :
                List.of(
                        JdaBodies.plainMessage(),
                        JdaBodies.richMessage(),
                        JdaBodies.messageOfComponents())) {
            contract.sent("POST", MESSAGES, message);
            contract.sent("POST", CALLBACK + "?with_response=true", callback(4, message));
            contract.sent("POST", "/webhooks/12/tok.en?wait=true", message);
        }
        contract.sent("PATCH", MESSAGES + "/13", JdaBodies.editedMessage());
        contract.sent("PATCH", "/webhooks/12/tok.en/messages/@original", JdaBodies.editedMessage());
        contract.sent("POST", CALLBACK, callback(7, JdaBodies.editedMessage()));
        contract.sent("POST", CALLBACK, callback(9, JdaBodies.modal()));
        contract.sent("PUT", "/applications/12/commands", JdaBodies.commands());
        contract.sent("PUT", "/applications/12/guilds/3/commands", JdaBodies.commands());
        contract.sent("POST", "/applications/12/commands", JdaBodies.commands().get(0));

        assertThat(contract.violations()).isEmpty();
    }

    @Test
    void findsNothingWrongWithWhatIsAllowed() {
        sent("POST", CALLBACK, "{'type': 5, 'data': {'flags': 64}}");
        sent("POST", CALLBACK, "{'type': 6}");
        sent(
                "POST",
                CALLBACK,
                "{'type': 8, 'data': {'choices': [{'name': 'a', 'value': 'b'}, {'name': 'c', 'value': 'd'}]}}");
        sent("POST", MESSAGES, "{'content': 'x', 'nonce': '1', 'enforce_nonce': true}");
        sent("POST", "/users/@me/channels", "{'recipient_id': '5'}");
        sent("POST", "/users/@me/channels", "{'recipient_id': 5}");
        sent("PUT", MESSAGES + "/13/reactions/%F0%9F%91%8D/@me", null);
        sent("POST", "/channels/12/typing", null);
        sent("PUT", "/guilds/1/bans/5", "{'delete_message_seconds': 0}");
        sent("DELETE", "/guilds/1/bans/5", null);
        sent(
                "PATCH",
                "/guilds/1/members/5",
                "{'communication_disabled_until': '2026-11-22T09:00:00.5Z'}");
        sent("PATCH", "/channels/12", "{'archived': true}");
        sent("GET", "/applications/12/skus", null);

        assertThat(contract.violations()).isEmpty();
    }

    @Test
    void namesAMisspeltField() {
        sent("POST", MESSAGES, "{'contnet': 'hello'}");

        assertThat(contract.violations())
                .containsExactly(
                        "POST /channels/{channel_id}/messages request: Discord knows no field 'contnet' here,"
                                + " found \"hello\"");
    }

    @Test
    void namesThePlaceDeepInsideAMessage() {
        var message = JdaBodies.richMessage();
        ((ObjectNode) message.at("/components/0/components/0")).put("label", "x".repeat(200));
        ((ObjectNode) message.at("/embeds/0/fields/0")).remove("value");
        contract.sent("POST", CALLBACK, callback(4, message));

        assertThat(contract.violations())
                .hasSize(2)
                .anySatisfy(
                        it ->
                                assertThat(it)
                                        .startsWith(
                                                "POST /interactions/{interaction_id}/{interaction_token}/callback request"
                                                        + " /data/components/0/components/0/label: must be at most 80 characters long, found \"xxx")
                                        .endsWith("xxx…"))
                .anySatisfy(
                        it ->
                                assertThat(it)
                                        .contains(
                                                " /data/embeds/0/fields/0: lacks the field 'value', found {"));
    }

    @Test
    void namesAKindThatDoesNotBelongThere() {
        var modal = JdaBodies.modal();
        ((ObjectNode) modal.at("/components/0")).put("type", 2);
        contract.sent("POST", CALLBACK, callback(9, modal));
        contract.sent("POST", CALLBACK, callback(3, modal));

        assertThat(contract.violations())
                .hasSize(2)
                .anySatisfy(
                        it ->
                                assertThat(it)
                                        .contains(
                                                "/data/components/0/type: does not have a value in"))
                .anySatisfy(
                        it ->
                                assertThat(it)
                                        .contains(" /type: does not have a value in")
                                        .endsWith("found 3"));
    }

    @Test
    void namesTheBranchThatNearlyFits() {
        sent("POST", MESSAGES, "{'nonce': 'more than twenty-five characters'}");

        assertThat(contract.violations())
                .singleElement()
                .asString()
                .contains("/nonce: must be at most 25 characters long");
    }

    @Test
    void namesAWrongCommand() {
        var commands = JdaBodies.commands();
        ((ObjectNode) commands.get(0)).put("default_member_permissions", "MANAGE_SERVER");
        ((ObjectNode) commands.get(1)).putArray("contexts").add("7");
        ((ObjectNode) commands.at("/0/options/0/options/4")).put("autocomplete", true);
        contract.sent("PUT", "/applications/12/commands", commands);

        assertThat(contract.violations())
                .hasSize(3)
                .anySatisfy(it -> assertThat(it).contains("/0/default_member_permissions: "))
                .anySatisfy(it -> assertThat(it).contains("/1/contexts/0: "))
                .anySatisfy(it -> assertThat(it).contains("/0/options/0/options/4/autocomplete: "));
    }

    @Test
    void namesARouteThatIsNotDiscords() {
        sent("POST", "/channels/12/mesages", "{}");
        sent("GET", "/channels/general", null);
        sent("DELETE", "/users/@me", null);

        assertThat(contract.violations())
                .containsExactly(
                        "POST /channels/12/mesages: Discord has no such route",
                        "GET /channels/general: Discord has no such route",
                        "DELETE /users/@me: Discord has no such route");
    }

    @Test
    void saysEachThingOnceUntilCleared() {
        sent("POST", MESSAGES, "{'tts': 1}");
        sent("POST", MESSAGES, "{'tts': 1}");
        assertThat(contract.violations()).hasSize(1);

        contract.clear();
        assertThat(contract.violations()).isEmpty();
    }

    @Test
    void checksFromManyThreadsAtOnce() {
        var fresh =
                Contract.of(
                        Path.of(
                                System.getProperty(
                                        "discord.openapi", "../shared/discord-openapi.json")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50)
                    .forEach(
                            number ->
                                    threads.submit(
                                            () -> {
                                                fresh.sent(
                                                        "POST", MESSAGES, JdaBodies.richMessage());
                                                fresh.sent(
                                                        "POST",
                                                        MESSAGES,
                                                        json("{'flags': 'f" + number + "'}"));
                                            }));
        }

        assertThat(fresh.violations())
                .hasSize(50)
                .allMatch(it -> it.contains("/flags: string found"));
    }

    private void sent(String method, String path, @Nullable String body) {
        if (body == null) {
            contract.sent(method, path, null);
        } else {
            contract.sent(method, path, json(body));
        }
    }

    private static ObjectNode callback(int type, JsonNode data) {
        return ((ObjectNode) json("{}")).put("type", type).set("data", data);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
