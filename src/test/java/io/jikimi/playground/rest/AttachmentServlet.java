package io.jikimi.playground.rest;

import io.jikimi.playground.world.Json;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/** Gives back files that the bot sent: {@code /attachments/channel/id/name}. */
final class AttachmentServlet extends HttpServlet {

    private final transient Attachments attachments;

    AttachmentServlet(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var parts = request.getRequestURI().split("/");
        var upload = parts.length < 4 ? null : attachments.find(Json.number(parts[3]));
        if (upload == null) {
            response.setStatus(404);
            return;
        }
        response.setContentType(upload.contentType());
        response.getOutputStream().write(upload.bytes());
    }
}
