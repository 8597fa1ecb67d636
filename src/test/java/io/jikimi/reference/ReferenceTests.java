package io.jikimi.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.config.KnownSetting;
import io.jikimi.config.KnownSettings;
import io.jikimi.testing.Operator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ReferenceTests {

    private static final Path PROJECT = Path.of("");

    @TempDir Path folder;

    private final KnownSettings settings = KnownSettings.load();
    private final Reference reference = new Reference(settings);

    @Test
    void saysWhatTheCodeSays() {
        assertThat(reference.stale(PROJECT))
                .as("Mend these with: java -jar target/jikimi.jar config docs")
                .isEmpty();
    }

    @Test
    void explainsEverySetting() {
        assertThat(settings.ours())
                .allSatisfy(
                        setting ->
                                assertThat(setting.description())
                                        .as("@param of %s in %s", setting.name(), setting.owner())
                                        .isNotBlank());
        assertThat(settings.ours())
                .flatExtracting(KnownSetting::rules)
                .isNotEmpty()
                .noneMatch(rule -> rule.contains("{"));
    }

    @Test
    void isWrittenOnceAndThenFresh() {
        assertThat(reference.stale(folder))
                .containsExactly(
                        ".env.example", "app.json", "config.ini.example", "docs/configuration.md");

        reference.write(folder);

        assertThat(reference.stale(folder)).isEmpty();
    }

    @Test
    void isStaleAsSoonAsAWordDiffers() throws IOException {
        reference.write(folder);
        var page = folder.resolve("docs/configuration.md");

        Files.writeString(page, Files.readString(page).replaceFirst("prefix", "postfix"));

        assertThat(reference.stale(folder)).containsExactly("docs/configuration.md");
    }

    @Test
    void givesExamplesThatWorkAsTheyStand() throws IOException {
        reference.write(folder);
        var operator = Operator.withToken(folder);

        operator.writes("config.ini", Files.readString(folder.resolve("config.ini.example")))
                .writes(".env", Files.readString(folder.resolve(".env.example")));

        assertThat(operator.reads().problems()).isEmpty();
    }

    @Test
    void givesExamplesThatWorkWithEveryLine() throws IOException {
        reference.write(folder);
        var operator = new Operator(folder);

        operator.writes("config.ini", everyLineOf("config.ini.example"));
        assertThat(operator.reads().problems()).isEmpty();
        assertThat(operator.reads().value("bot.token").orElseThrow().place().text())
                .startsWith("config.ini:");

        operator.writes(".env", everyLineOf(".env.example"));
        assertThat(operator.reads().problems()).isEmpty();
        assertThat(settings.ours())
                .allSatisfy(
                        setting ->
                                assertThat(operator.reads().placeOf(setting.name()).text())
                                        .startsWith(".env:"));
    }

    // Explanations have a blank behind their #, settings have none.
    private String everyLineOf(String example) throws IOException {
        return Files.readString(folder.resolve(example)).replaceAll("(?m)^#(?! )", "");
    }

    @Test
    void asksOnHerokuForTheTokenAndKeepsTheRestOfTheFile() throws IOException {
        Files.writeString(
                folder.resolve("app.json"),
                """
                {"name": "Mine", "env": {"OLD": {}}, "stack": "heroku-24"}
                """);

        reference.write(folder);

        var app = JsonMapper.shared().readTree(Files.readString(folder.resolve("app.json")));
        assertThat(app.propertyNames()).containsExactly("name", "env", "stack");
        assertThat(app.at("/env/OLD").isMissingNode()).isTrue();
        assertThat(app.at("/env/DISCORD_TOKEN/required").asBoolean()).isTrue();
        assertThat(app.at("/env/DISCORD_TOKEN").has("value")).isFalse();
        assertThat(app.at("/env/BOT_OPERATOR_TOKEN/generator").asString()).isEqualTo("secret");
    }
}
