package io.jikimi.messages;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.ResourcePatternResolver;

import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Finds every bundle in {@code messages/}, so that a new room's words need no list. */
@Configuration(proxyBeanMethods = false)
class MessagesConfiguration {

    private static final Pattern BUNDLE = Pattern.compile("([a-z-]+)(_[a-z]{2})?\\.properties");

    @Bean
    MessageSource messageSource(ResourcePatternResolver resources) throws IOException {
        var names =
                Arrays.stream(resources.getResources("classpath*:messages/*.properties"))
                        .map(file -> BUNDLE.matcher(String.valueOf(file.getFilename())))
                        .filter(name -> name.matches())
                        .map(name -> "messages." + name.group(1))
                        .distinct()
                        .sorted()
                        .toArray(String[]::new);
        var source = new ResourceBundleMessageSource();
        source.setBasenames(names);
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }

    @Bean
    Words words(MessageSource messageSource) {
        return new Words(messageSource);
    }
}
