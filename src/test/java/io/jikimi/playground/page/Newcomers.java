package io.jikimi.playground.page;

import io.jikimi.playground.world.World;

import java.util.List;

/** Names for people who join at a press of a button. */
final class Newcomers {

    private static final List<String> NAMES =
            List.of("Sori", "Noah", "Yuna", "Leo", "Mira", "Theo", "Jiho", "Ivy", "Dana", "Finn");

    private Newcomers() {}

    static String name(World world) {
        return NAMES.get(world.users().size() % NAMES.size());
    }

    static String username(World world) {
        return name(world).toLowerCase() + world.users().size();
    }
}
