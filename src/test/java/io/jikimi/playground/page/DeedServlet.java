package io.jikimi.playground.page;

import io.jikimi.playground.world.DiscordError;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.World;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Does what a person does on the page; a no comes back as JSON with a message to show. */
final class DeedServlet extends HttpServlet {

    private static final int LONGEST_BODY = 1 << 20;

    private final transient World world;
    private final transient Deeds deeds;

    DeedServlet(World world, Deeds deeds) {
        this.world = world;
        this.deeds = deeds;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!isOfThisPage(request)) {
            answer(response, 403, "Only the playground's own page may do this");
            return;
        }
        var uri = request.getRequestURI();
        var name = uri.substring(uri.lastIndexOf('/') + 1);
        var text =
                new String(
                        request.getInputStream().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
        try {
            var done = deeds.perform(name, new Deed(world, Json.parse(text)));
            if (done == null) {
                answer(response, 404, "Nobody can do that: " + name);
            } else {
                answer(response, 200, done);
            }
        } catch (DiscordError no) {
            answer(response, no.problem().status(), no.json());
        } catch (IllegalArgumentException wrong) {
            answer(response, 400, String.valueOf(wrong.getMessage()));
        } catch (JacksonException malformed) {
            answer(response, 400, "This is not JSON");
        }
    }

    /** Another site open in the same browser cannot send this content type without asking. */
    private static boolean isOfThisPage(HttpServletRequest request) {
        var type = String.valueOf(request.getContentType());
        var site = request.getHeader("Sec-Fetch-Site");
        return type.startsWith("application/json") && (site == null || site.equals("same-origin"));
    }

    private static void answer(HttpServletResponse response, int status, String message)
            throws IOException {
        answer(response, status, Json.object().put("message", message));
    }

    static void answer(HttpServletResponse response, int status, ObjectNode json)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(json.toString());
    }
}
