package io.jikimi.config;

import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

import java.io.File;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a value must look like, in words for people. */
final class ValueWords {

    private static final Map<Class<?>, String> WORDS =
            Map.ofEntries(
                    Map.entry(String.class, "text"),
                    Map.entry(Secret.class, "text, kept secret"),
                    Map.entry(Boolean.class, "true or false"),
                    Map.entry(Integer.class, "a whole number"),
                    Map.entry(Long.class, "a whole number"),
                    Map.entry(Short.class, "a whole number"),
                    Map.entry(Double.class, "a number"),
                    Map.entry(Float.class, "a number"),
                    Map.entry(Duration.class, "a time such as 5s or 500ms"),
                    Map.entry(DataSize.class, "a size such as 10MB"),
                    Map.entry(URI.class, "an address such as https://example.org/"),
                    Map.entry(URL.class, "an address such as https://example.org/"),
                    Map.entry(InetAddress.class, "an IP address or the name of a host"),
                    Map.entry(Path.class, "a file or folder"),
                    Map.entry(File.class, "a file or folder"),
                    Map.entry(Resource.class, "a file, as file:/etc/example.pem"),
                    Map.entry(Charset.class, "a character set such as UTF-8"),
                    Map.entry(Locale.class, "a language such as en or ko"));

    private ValueWords() {}

    static String of(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + String.join(", ", choices(type));
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list, separated by commas";
        }
        return WORDS.getOrDefault(boxed(type), type.getSimpleName());
    }

    private static List<String> choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(choice -> ((Enum<?>) choice).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static Class<?> boxed(Class<?> type) {
        return ClassUtils.resolvePrimitiveIfNecessary(type);
    }
}
