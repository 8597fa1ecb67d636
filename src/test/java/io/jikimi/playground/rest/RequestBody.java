package io.jikimi.playground.rest;

import io.jikimi.playground.world.Json;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The JSON of a request and its files, whether sent plainly or as {@code multipart/form-data}. */
record RequestBody(JsonNode json, @Nullable JsonNode sent, List<Upload> uploads) {

    static RequestBody read(HttpServletRequest request) throws IOException, ServletException {
        var type = request.getContentType();
        if (type != null && type.startsWith("multipart/form-data")) {
            return multipart(request);
        }
        var bytes = request.getInputStream().readAllBytes();
        if (bytes.length == 0) {
            return new RequestBody(Json.object(), null, List.of());
        }
        var json = Json.MAPPER.readTree(bytes);
        return new RequestBody(json, json, List.of());
    }

    private static RequestBody multipart(HttpServletRequest request)
            throws IOException, ServletException {
        JsonNode json = Json.object();
        var uploads = new ArrayList<Upload>();
        for (var part : request.getParts()) {
            var bytes = part.getInputStream().readAllBytes();
            if (part.getName().equals("payload_json")) {
                json = Json.MAPPER.readTree(bytes);
            } else {
                var number = part.getName().replaceAll("[^0-9]", "");
                var name =
                        part.getSubmittedFileName() == null ? "file" : part.getSubmittedFileName();
                var type = part.getContentType();
                uploads.add(
                        new Upload(
                                number.isEmpty() ? uploads.size() : Integer.parseInt(number),
                                name,
                                type == null ? "application/octet-stream" : type,
                                bytes));
            }
        }
        return new RequestBody(json, json, uploads);
    }
}
