package io.jikimi.playground.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AnswerContractTests {

    private static final String MESSAGES = "/channels/12/messages";
    private static final String USER =
            """
            {'id': '5', 'username': 'mina', 'discriminator': '0', 'global_name': 'Mina', 'avatar': null,
             'public_flags': 0, 'flags': 0, 'primary_guild': null}""";
    private static final String MESSAGE =
            """
            {'id': '13', 'channel_id': '12', 'type': 0, 'author': %s, 'content': 'hello', 'mentions': [],
             'mention_roles': [], 'mention_everyone': false, 'attachments': [], 'embeds': [], 'components': [],
             'timestamp': '2026-11-22T09:00:00.000000+00:00', 'edited_timestamp': null, 'tts': false, 'pinned': false,
             'flags': 0}"""
                    .formatted(USER);

    private final Contract contract = Contract.load();

    @BeforeEach
    void needsTheDescription() {
        assumeThat(contract.present())
                .as("Discord's description is here; -Ddiscord.openapi=… says where")
                .isTrue();
    }

    @Test
    void findsNothingWrongWithTrueAnswers() {
        answered(
                "GET",
                "/gateway/bot",
                200,
                """
                {'url': 'ws://localhost:1/', 'shards': 1, 'session_start_limit':
                 {'total': 1000, 'remaining': 999, 'reset_after': 0, 'max_concurrency': 1}}""");
        var self = json(USER);
        self.put("mfa_enabled", false).put("locale", "en-US").put("bot", true);
        contract.answered("GET", "/users/@me", 200, self);
        answered("POST", MESSAGES, 200, MESSAGE);
        var reply = json(MESSAGE);
        reply.set(
                "interaction_metadata",
                json(
                        """
                {'id': '14', 'type': 2, 'user': %s, 'authorizing_integration_owners': {'0': '1'}, 'name': 'ping',
                 'command_type': 1}"""
                                .formatted(USER)));
        contract.answered("POST", "/webhooks/1/tok.en", 200, reply);
        answered(
                "GET",
                "/channels/12",
                200,
                """
                {'id': '12', 'type': 0, 'guild_id': '1', 'name': 'general', 'position': 0, 'flags': 0, 'topic': null,
                 'permission_overwrites': [{'id': '1', 'type': 0, 'allow': '0', 'deny': '0'}], 'nsfw': false,
                 'parent_id': null, 'last_message_id': null, 'rate_limit_per_user': 0}""");
        contract.answered("POST", "/channels/12/typing", 204, null);
        contract.answered("POST", "/interactions/12/tok/callback", 204, null);

        assertThat(contract.violations()).isEmpty();
    }

    @Test
    void findsNothingWrongWithTrueErrors() {
        answered("POST", MESSAGES, 403, "{'code': 50013, 'message': 'Missing Permissions'}");
        answered("GET", "/users/@me", 401, "{'code': 0, 'message': '401: Unauthorized'}");
        answered(
                "POST",
                MESSAGES,
                429,
                "{'message': 'You are being rate limited.', 'retry_after': 0.5, 'global': false}");
        answered(
                "POST",
                MESSAGES,
                400,
                """
                {'code': 50035, 'message': 'Invalid Form Body', 'errors': {'embeds': {'0': {'title': {'_errors':
                 [{'code': 'BASE_TYPE_MAX_LENGTH', 'message': 'Must be 256 or fewer in length.'}]}}}}}""");
        contract.answered("POST", MESSAGES, 502, null);

        assertThat(contract.violations()).isEmpty();
    }

    @Test
    void namesWhatAnAnswerLacks() {
        var message = json(MESSAGE);
        message.remove("mentions");
        message.put("refernced_message", 5);
        ((ObjectNode) message.get("author")).put("id", 5);
        contract.answered("POST", MESSAGES, 200, message);

        assertThat(contract.violations())
                .hasSize(3)
                .anySatisfy(
                        it -> assertThat(it).contains("knows no field 'refernced_message' here"))
                .anySatisfy(
                        it ->
                                assertThat(it)
                                        .startsWith(
                                                "POST /channels/{channel_id}/messages answer 200: lacks the field 'mentions', found {"))
                .anySatisfy(
                        it ->
                                assertThat(it)
                                        .contains(
                                                " /author/id: integer found, string expected, found 5"));
    }

    @Test
    void namesTheChannelThatNearlyFits() {
        answered(
                "GET",
                "/channels/12",
                200,
                "{'id': '12', 'type': 1, 'flags': 0, 'last_message_id': null}");

        assertThat(contract.violations())
                .singleElement()
                .asString()
                .startsWith("GET /channels/{channel_id} answer 200: lacks the field 'recipients'");
    }

    @Test
    void namesAWrongErrorBody() {
        answered(
                "POST",
                MESSAGES,
                400,
                """
                {'code': 50035, 'message': 'x', 'errors': {'embeds': {'0': {'title': {'_errors': [{'code': 5, 'message': 'x'}]}}}}}""");
        answered(
                "POST",
                MESSAGES,
                429,
                "{'message': 'You are being rate limited.', 'global': false}");

        assertThat(contract.violations())
                .hasSize(2)
                .anySatisfy(
                        it ->
                                assertThat(it)
                                        .contains(
                                                " /errors/embeds/0/title/_errors/0/code: integer found, string expected"))
                .anySatisfy(
                        it -> assertThat(it).contains("answer 429: lacks the field 'retry_after'"));
    }

    @Test
    void namesAStatusAndABodyThatDoNotBelong() {
        answered("POST", MESSAGES, 201, MESSAGE);
        answered("DELETE", MESSAGES + "/13", 204, "{}");
        contract.answered("GET", "/users/@me", 200, null);

        assertThat(contract.violations())
                .containsExactly(
                        "POST /channels/{channel_id}/messages answer 201: Discord answers [200, 429, 4XX] here",
                        "DELETE /channels/{channel_id}/messages/{message_id} answer 204: must have no body, found {}",
                        "GET /users/@me answer 200: has no body");
    }

    private void answered(String method, String path, int status, String body) {
        contract.answered(method, path, status, json(body));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
