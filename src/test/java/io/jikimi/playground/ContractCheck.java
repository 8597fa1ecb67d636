package io.jikimi.playground;

import io.jikimi.playground.contract.Contract;
import io.jikimi.playground.rest.BodyCheck;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** Holds every body to Discord's own description of its API. */
record ContractCheck(Contract contract) implements BodyCheck {

    @Override
    public void sent(String method, String path, @Nullable JsonNode body) {
        contract.sent(method, path, body);
    }

    @Override
    public void answered(String method, String path, int status, @Nullable JsonNode body) {
        contract.answered(method, path, status, body);
    }
}
