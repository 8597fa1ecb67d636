package io.jikimi.web;

import io.jikimi.messages.Words;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

import java.util.Locale;

/** Pages speak the browser's language, or the one that {@code ?lang=} names. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new ChosenLanguage();
        resolver.setSupportedLocales(Words.LANGUAGES);
        resolver.setDefaultLocale(Locale.ENGLISH);
        return resolver;
    }

    // Spring puts a bean of this kind before every page, also before those of the actuator.
    @Bean
    MappedInterceptor operatorsPages(OperatorGuard guard) {
        return new MappedInterceptor(null, guard);
    }

    private static final class ChosenLanguage extends AcceptHeaderLocaleResolver {

        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            var chosen = request.getParameter("lang");
            return Words.LANGUAGES.stream()
                    .filter(language -> language.getLanguage().equals(chosen))
                    .findFirst()
                    .orElseGet(() -> super.resolveLocale(request));
        }
    }
}
