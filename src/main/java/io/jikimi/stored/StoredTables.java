package io.jikimi.stored;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.Type;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Every table there is, found by its entity or by the bean that owns it, so that no list exists.
 */
@Component
public class StoredTables {

    private final EntityManagerFactory entities;
    private final ListableBeanFactory beans;

    StoredTables(EntityManagerFactory entities, ListableBeanFactory beans) {
        this.entities = entities;
        this.beans = beans;
    }

    /** All of them, by name. */
    public List<StoredTable> all() {
        return owners().filter(owner -> owner.isAnnotationPresent(Stored.class))
                .map(StoredTable::of)
                .sorted(Comparator.comparing(StoredTable::name))
                .toList();
    }

    /** All entities, and all beans that own a table. */
    Stream<Class<?>> owners() {
        Stream<Class<?>> mapped =
                entities.getMetamodel().getEntities().stream().map(Type::getJavaType);
        Stream<Class<?>> owning =
                Arrays.stream(beans.getBeanNamesForAnnotation(Stored.class))
                        .map(name -> Objects.requireNonNull(beans.getType(name)));
        return Stream.concat(mapped, owning).distinct();
    }
}
