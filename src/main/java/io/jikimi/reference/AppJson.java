package io.jikimi.reference;

import io.jikimi.config.AskedOnDeploy;
import io.jikimi.config.KnownSetting;
import io.jikimi.config.KnownSettings;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The settings that Heroku asks for before it deploys; the rest of {@code app.json} is kept. */
final class AppJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KnownSettings settings;

    AppJson(KnownSettings settings) {
        this.settings = settings;
    }

    String text(String before) {
        var app = before.isBlank() ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(before);
        var env = JSON.createObjectNode();
        for (var setting : settings.ours()) {
            setting.onDeploy()
                    .ifPresent(
                            ask -> env.set(setting.variables().getFirst(), question(setting, ask)));
        }
        app.set("env", env);
        return app.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static ObjectNode question(KnownSetting setting, AskedOnDeploy ask) {
        var question = JSON.createObjectNode();
        question.put("description", Words.description(setting));
        if (ask.generated()) {
            question.put("generator", "secret");
        } else if (setting.defaultValue() != null) {
            question.put("value", setting.defaultValue());
        }
        question.put("required", ask.required());
        return question;
    }
}
