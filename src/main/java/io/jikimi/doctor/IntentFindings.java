package io.jikimi.doctor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.jikimi.discord.NeedsIntent;
import io.jikimi.discord.PrivilegedIntent;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which privileged intents are on, and what is lost with those that are not.
 *
 * @param lost what each intent is needed for, as the rooms of the bot say it themselves
 */
record IntentFindings(Map<PrivilegedIntent, String> lost) {

    static IntentFindings asDeclared() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(NeedsIntent.class));
        return new IntentFindings(
                scan.findCandidateComponents("io.jikimi").stream()
                        .map(AnnotatedBeanDefinition.class::cast)
                        .map(room -> room.getMetadata().getAnnotations().get(NeedsIntent.class))
                        .map(declared -> declared.synthesize())
                        .collect(
                                groupingBy(
                                        NeedsIntent::value,
                                        mapping(NeedsIntent::lost, joining("; ")))));
    }

    /** One for each, given the flags of the application. */
    List<Finding> of(long flags) {
        return Arrays.stream(PrivilegedIntent.values()).map(each -> of(each, flags)).toList();
    }

    private Finding of(PrivilegedIntent intent, long flags) {
        var name = "discord.intents." + intent.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var label = intent.label();
        if (!intent.isAsked()) {
            return Finding.ok(name, "The %s is not needed.".formatted(label));
        }
        if (intent.isOn(flags)) {
            return Finding.ok(name, "The %s is on.".formatted(label));
        }
        return Finding.failed(
                name,
                "The %s is off: Discord will refuse the connection (close code 4014). Jikimi needs it for %s."
                        .formatted(label, lost.getOrDefault(intent, "its work")),
                "Open https://discord.com/developers/applications, choose your application, then Bot,"
                        + " and under Privileged Gateway Intents switch on %s. Save."
                                .formatted(label));
    }
}
