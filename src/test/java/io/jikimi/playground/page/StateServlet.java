package io.jikimi.playground.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/** Gives the picture of the world that a page begins with. */
final class StateServlet extends HttpServlet {

    private final transient Snapshot snapshot;
    private final transient Viewers viewers;

    StateServlet(Snapshot snapshot, Viewers viewers) {
        this.snapshot = snapshot;
        this.viewers = viewers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var viewer = viewers.named(request.getParameter("as"));
        DeedServlet.answer(response, 200, snapshot.of(viewer));
    }
}
