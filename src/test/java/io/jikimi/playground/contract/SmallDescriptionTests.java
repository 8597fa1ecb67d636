package io.jikimi.playground.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What holds of any description, shown on a small one, so that it is tested where Discord's is
 * absent.
 */
class SmallDescriptionTests {

    private static final String DESCRIPTION =
            """
            {'paths': {
              '/pets/{id}': {
                'parameters': [{'name': 'id', 'in': 'path', 'schema': {'$ref': '#/components/schemas/SnowflakeType'}}],
                'put': {
                  'requestBody': {'required': true, 'content': {'multipart/form-data': {'schema': {'type': 'object',
                    'properties': {'pet': {'$ref': '#/components/schemas/Pet'},
                                   'photo': {'type': 'string', 'contentEncoding': 'binary'}},
                    'required': ['pet', 'photo']}}}},
                  'responses': {'200': {'content': {'application/json': {'schema': {'$ref': '#/components/schemas/Pet'}}}},
                                '4XX': {'$ref': '#/components/responses/Sorry'}}}},
              '/pets/mine': {'get': {'responses': {'204': {'description': 'none'}}}}},
             'components': {
              'responses': {'Sorry': {'content': {'application/json': {'schema': {'type': 'string'}}}}},
              'schemas': {
                'SnowflakeType': {'type': 'string', 'pattern': '^[0-9]+$'},
                'Sex': {'type': 'integer', 'oneOf': [{'const': 0}, {'const': 1}]},
                'Cat': {'type': 'object', 'properties': {'kind': {'enum': ['cat']}, 'lives': {'type': 'integer'}},
                        'required': ['kind', 'lives']},
                'Dog': {'type': 'object', 'properties': {'kind': {'enum': ['dog']}, 'born': {'type': 'string', 'format': 'date-time'},
                        'sex': {'oneOf': [{'type': 'null'}, {'$ref': '#/components/schemas/Sex'}]}}, 'required': ['kind']},
                'Pet': {'oneOf': [{'$ref': '#/components/schemas/Cat'}, {'$ref': '#/components/schemas/Dog'}]}}}}""";

    private final Contract contract;

    SmallDescriptionTests(@TempDir Path folder) throws IOException {
        contract =
                Contract.of(
                        Files.writeString(
                                folder.resolve("description.json"),
                                DESCRIPTION.replace('\'', '"')));
    }

    @Test
    void takesWhatIsDescribed() {
        contract.sent("PUT", "/pets/1", json("{'pet': {'kind': 'cat', 'lives': 9}}"));
        contract.sent("PUT", "pets/1?wait=true", json("{'pet': {'kind': 'dog', 'sex': null}}"));
        contract.sent(
                "PUT",
                "/pets/1",
                json("{'pet': {'kind': 'dog', 'sex': 1, 'born': '2026-11-22T09:00:00+09:00'}}"));
        contract.sent("GET", "/pets/mine", null);
        contract.answered("PUT", "/pets/1", 200, json("{'kind': 'dog', 'sex': 0}"));
        contract.answered("PUT", "/pets/1", 404, json("'No such pet'"));
        contract.answered("GET", "/pets/mine", 204, null);

        assertThat(contract.violations()).isEmpty();
    }

    @Test
    void namesOnlyTheMistakesOfTheBranchThatIsMeant() {
        contract.sent(
                "PUT",
                "/pets/1",
                json("{'pet': {'kind': 'dog', 'sex': 2, 'born': 'today', 'nmae': 'Rex'}}"));
        contract.sent("PUT", "/pets/1", json("{'pet': {'kind': 'cow'}}"));

        assertThat(contract.violations())
                .containsExactlyInAnyOrder(
                        "PUT /pets/{id} request /pet/sex: does not have a value in the enumeration [0, 1], found 2",
                        "PUT /pets/{id} request /pet/born: does not match the date-time pattern must be a valid RFC 3339"
                                + " date-time, found \"today\"",
                        "PUT /pets/{id} request /pet: Discord knows no field 'nmae' here, found \"Rex\"",
                        "PUT /pets/{id} request /pet/kind: does not have a value in the enumeration [\"cat\", \"dog\"], found"
                                + " \"cow\"");
    }

    @Test
    void namesAMissingAndASuperfluousBodyOrField() {
        contract.sent("PUT", "/pets/1", null);
        contract.sent("GET", "/pets/mine", json("{'x': 1}"));
        contract.answered("GET", "/pets/mine", 204, json("{}"));
        contract.answered("PUT", "/pets/1", 200, json("{'kind': 'dog', 'nmae': 'Rex'}"));

        assertThat(contract.violations())
                .containsExactly(
                        "PUT /pets/{id} request: has no body, but one is required",
                        "GET /pets/mine request: takes no body, found {\"x\":1}",
                        "GET /pets/mine answer 204: must have no body, found {}",
                        "PUT /pets/{id} answer 200: Discord knows no field 'nmae' here, found \"Rex\"");
    }

    @Test
    void remembersOnlySoMuch() {
        for (int i = 0; i < 250; i++) {
            contract.sent("GET", "/nowhere/" + i, null);
        }

        assertThat(contract.violations()).hasSize(201).last().isEqualTo("… and 50 more");
    }

    @Test
    void checksNothingWhereTheDescriptionIsAbsent() {
        var unchecked = Contract.of(Path.of("absent.json"));
        unchecked.sent("POST", "/nowhere", json("{'x': 1}"));
        unchecked.answered("POST", "/nowhere", 299, null);

        assertThat(unchecked.present()).isFalse();
        assertThat(unchecked.violations()).isEmpty();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
