package io.jikimi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The workflow that tests every push and deploys what has passed. */
class WorkflowTests {

    private final String text = Files.readString(Path.of(".github/workflows/delivery.yml"));
    private final JsonNode workflow =
            JsonMapper.shared().valueToTree(new Yaml().<Object>load(text));
    private final JsonNode deploy = workflow.at("/jobs/deploy");

    // To YAML, on is a word for true.
    private final JsonNode triggers = workflow.at("/true");

    WorkflowTests() throws IOException {}

    @Test
    void runsTheTestsOnEveryPushAndProposal() {
        assertThat(triggers.propertyNames()).containsExactlyInAnyOrder("push", "pull_request");
        assertThat(scripts("test")).contains(".ci/run");
    }

    @Test
    void deploysOnlyWhatWasPushedToMainAndHasPassed() {
        assertThat(triggers.at("/push/branches").valueStream().map(JsonNode::asString))
                .containsExactly("main");
        assertThat(deploy.at("/needs").asString()).isEqualTo("test");
        assertThat(deploy.at("/if").asString())
                .isEqualTo("github.event_name == 'push' && vars.FLY_APP != ''");
    }

    @Test
    void deploysOneAtATimeAndOneMachine() {
        assertThat(workflow.at("/concurrency/group").asString()).endsWith("${{ github.ref }}");
        assertThat(workflow.at("/concurrency/cancel-in-progress").asString())
                .isEqualTo("${{ github.event_name == 'pull_request' }}");
        assertThat(scripts("deploy"))
                .singleElement()
                .asString()
                .startsWith("flyctl deploy --remote-only --ha=false ");
    }

    @Test
    void mayOnlyReadAndEndsByItself() {
        assertThat(workflow.at("/permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
        assertThat(workflow.at("/jobs"))
                .allSatisfy(
                        job -> {
                            assertThat(job.at("/timeout-minutes").asInt()).isPositive();
                            assertThat(job.has("permissions")).isFalse();
                        });
    }

    @Test
    void takesActionsAsTheyWereAtOneCommit() {
        assertThat(text.lines().filter(line -> line.contains("uses:")))
                .isNotEmpty()
                .allMatch(line -> line.matches(".*uses: [\\w./-]+@[0-9a-f]{40} # .+"));
    }

    @Test
    void givesItsSecretToTheDeployAloneAndPrintsNone() {
        assertThat(text).containsOnlyOnce("secrets.");
        assertThat(steps("deploy").toList().getLast().at("/env/FLY_API_TOKEN").asString())
                .isEqualTo("${{ secrets.FLY_API_TOKEN }}");
        // What is put into a script by ${{ }} is run as a part of it, and logged.
        assertThat(Stream.of("test", "deploy").flatMap(this::scripts))
                .noneMatch(
                        script -> script.matches("(?s).*(\\$\\{\\{|\\becho\\b|set -x|printenv).*"));
    }

    private Stream<String> scripts(String job) {
        return steps(job).filter(step -> step.has("run")).map(step -> step.at("/run").asString());
    }

    private Stream<JsonNode> steps(String job) {
        return workflow.at("/jobs/" + job + "/steps").valueStream();
    }
}
