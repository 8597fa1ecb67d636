package io.jikimi.playground.rest;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * Looks at every body that comes and goes, to hold both sides to Discord's description of its API.
 */
public interface BodyCheck {

    BodyCheck NONE =
            new BodyCheck() {
                @Override
                public void sent(String method, String path, @Nullable JsonNode body) {}

                @Override
                public void answered(
                        String method, String path, int status, @Nullable JsonNode body) {}
            };

    void sent(String method, String path, @Nullable JsonNode body);

    void answered(String method, String path, int status, @Nullable JsonNode body);
}
