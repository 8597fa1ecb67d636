package io.jikimi;

import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import java.util.stream.Collectors;

/** The picture of the house in docs/architecture.md, drawn from the code. */
final class HousePicture {

    private HousePicture() {}

    static String of(ApplicationModules house) {
        var arrows =
                house.stream()
                        .flatMap(
                                room ->
                                        room.getDirectDependencies(house)
                                                .uniqueModules()
                                                .map(below -> arrow(room, below)))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("\n"));
        return "```mermaid\ngraph TD\n" + arrows + "\n```";
    }

    private static String arrow(ApplicationModule room, ApplicationModule below) {
        return "    " + room.getIdentifier() + " --> " + below.getIdentifier();
    }
}
