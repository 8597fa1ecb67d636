package io.jikimi.backup;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/**
 * The lines of a backup, each of them JSON: a {@link Header}; for each table a {@link Begin}, its
 * rows as arrays, and an {@link End}; and a {@link Seal}.
 */
final class Lines {

    /** Plain letters only, so that even half a character comes back as it was. */
    static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    private Lines() {}

    /** A table begins. */
    record Begin(String table, Map<String, Kind> columns) {}

    /** A table ends. */
    record End(long rows, String checksum) {}

    /**
     * The file ends.
     *
     * @param sha256 of all lines above
     */
    record Seal(int tables, long rows, String sha256) {}

    /**
     * What a file holds.
     *
     * @param highest the highest number in each column that holds numbers, by table and column
     */
    record Contents(
            Header header, List<Sum> sums, Map<String, Begin> tables, Map<String, Long> highest) {}
}
