package io.jikimi.playground.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.Map;

/**
 * Gives the page's own files; nothing else is ever loaded, since the page allows no other source.
 */
final class FileServlet extends HttpServlet {

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var path = request.getRequestURI();
        var name = path.equals("/") ? "/index.html" : path;
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        try (var file =
                type == null || !name.matches("(/[a-z0-9-]+)*/[a-z0-9.-]+")
                        ? null
                        : FileServlet.class.getResourceAsStream("/playground" + name)) {
            if (file == null) {
                response.sendError(404);
                return;
            }
            response.setContentType(type);
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'self'; img-src 'self' http: https: data:; base-uri 'none';"
                            + " frame-ancestors 'none'; form-action 'none'");
            file.transferTo(response.getOutputStream());
        }
    }
}
