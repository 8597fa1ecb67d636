package io.jikimi.stored;

import static java.util.stream.Collectors.toUnmodifiableSet;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import java.util.Set;

/** The tables that tell only of processes that run now, found without starting a bot. */
public final class PassingTables {

    private PassingTables() {}

    public static Set<String> names() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Stored.class));
        return scanner.findCandidateComponents("io.jikimi").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(
                        name ->
                                StoredTable.of(
                                        ClassUtils.resolveClassName(String.valueOf(name), null)))
                .filter(table -> table.statement().passing())
                .map(StoredTable::name)
                .collect(toUnmodifiableSet());
    }
}
