package io.jikimi.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class MessagesTests {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    static Stream<String> bundles() {
        return Arrays.stream(find("classpath*:messages/*.properties"))
                .map(resource -> String.valueOf(resource.getFilename()))
                .filter(name -> !name.contains("_"))
                .map(name -> name.replace(".properties", ""));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aTranslationHasTheSameSentencesWithTheSamePlaces(String bundle) {
        var english = load(bundle + ".properties");
        var korean = load(bundle + "_ko.properties");

        assertThat(korean.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            assertThat(places(korean.getProperty(key)))
                    .as(key)
                    .isEqualTo(places(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everySentenceIsAFormatThatKeepsItsApostrophes(String bundle) {
        for (var file : new String[] {bundle + ".properties", bundle + "_ko.properties"}) {
            var sentences = load(file);
            for (var key : sentences.stringPropertyNames()) {
                var pattern = sentences.getProperty(key);
                var apostrophes = pattern.chars().filter(c -> c == '\'').count();
                assertThat(apostrophes % 2).as(file + " " + key).isZero();
                assertThat(new MessageFormat(pattern, Locale.ENGLISH).toPattern()).isNotBlank();
            }
        }
    }

    private static TreeSet<String> places(String pattern) {
        return PLACE.matcher(pattern)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String file) {
        var found = find("classpath*:messages/" + file);
        assertThat(found).as(file).hasSize(1);
        try {
            return PropertiesLoaderUtils.loadProperties(
                    new EncodedResource(found[0], StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Resource[] find(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
