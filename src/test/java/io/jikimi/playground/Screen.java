package io.jikimi.playground;

import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.Components;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Message;
import io.jikimi.playground.world.User;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Predicate;

/** What one person sees in a channel: finds the newest button or menu, waiting for it to appear. */
final class Screen {

    private static final int BUTTON = 2;
    private static final int STRING_MENU = 3;
    private static final int FIRST_ENTITY_MENU = 5;
    private static final int LAST_ENTITY_MENU = 8;

    private final Playground playground;
    private final User user;
    private final Channel channel;

    /** A button or menu, and the message in which it stands. */
    record Found(Message message, JsonNode component) {

        String customId() {
            return Json.text(component, "custom_id");
        }

        List<String> valuesOf(List<String> options) {
            return options.stream().map(option -> valueOf(component, option)).toList();
        }
    }

    Screen(Playground playground, User user, Channel channel) {
        this.playground = playground;
        this.user = user;
        this.channel = channel;
    }

    Found button(String label) {
        return newest(component -> isButton(component, label), "button " + label);
    }

    Found menu(List<String> options) {
        return newest(component -> offers(component, options), "menu with " + options);
    }

    Found entityMenu() {
        return newest(Screen::isEntityMenu, "menu of people or places");
    }

    private static boolean isButton(JsonNode component, String label) {
        return component.path("type").asInt(0) == BUTTON
                && component.hasNonNull("custom_id")
                && (Json.text(component, "label").equals(label)
                        || Json.text(component.path("emoji"), "name").equals(label));
    }

    private static boolean isEntityMenu(JsonNode component) {
        var type = component.path("type").asInt(0);
        return type >= FIRST_ENTITY_MENU && type <= LAST_ENTITY_MENU;
    }

    private static boolean offers(JsonNode component, List<String> options) {
        return component.path("type").asInt(0) == STRING_MENU
                && options.stream().noneMatch(each -> valueOf(component, each).isEmpty());
    }

    private static String valueOf(JsonNode menu, String option) {
        return menu.path("options")
                .valueStream()
                .filter(each -> isNamed(each, option))
                .map(each -> Json.text(each, "value"))
                .findFirst()
                .orElse("");
    }

    private static boolean isNamed(JsonNode option, String name) {
        return Json.text(option, "label").equals(name) || Json.text(option, "value").equals(name);
    }

    private Found newest(Predicate<JsonNode> wanted, String what) {
        var found = playground.world().<Found>await(playground.patience(), () -> find(wanted));
        if (found == null) {
            throw new AssertionError(
                    user.shownName() + " sees no " + what + "; " + playground.trouble());
        }
        return found;
    }

    private @Nullable Found find(Predicate<JsonNode> wanted) {
        for (var message : channel.messages().descendingMap().values()) {
            var component = Components.first(message.components(), wanted);
            if (component != null && message.isVisibleTo(user)) {
                return new Found(message, component);
            }
        }
        return null;
    }
}
