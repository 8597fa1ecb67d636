package io.jikimi.playground.rest;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** What a request is answered with: a status and, mostly, a body. */
record Answer(int status, @Nullable JsonNode body) {

    static final Answer DONE = new Answer(204, null);

    static Answer of(JsonNode body) {
        return new Answer(200, body);
    }

    static Answer made(JsonNode body) {
        return new Answer(201, body);
    }
}
