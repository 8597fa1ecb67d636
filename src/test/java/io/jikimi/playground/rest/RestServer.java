package io.jikimi.playground.rest;

import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.World;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.modeler.Registry;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The web server of the playground: Discord's REST API and whatever else is mounted on it. */
public final class RestServer implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final Context context;
    private final Path folder;
    private final Attachments attachments = new Attachments();

    /** What the API needs beside the world. */
    public record Setup(
            int port,
            boolean rateLimits,
            Supplier<String> token,
            RestFaults faults,
            Requests requests,
            BodyCheck check,
            Supplier<JsonNode> gateway,
            IntSupplier applicationFlags) {}

    public RestServer(World world, Setup setup) {
        try {
            folder = Files.createTempDirectory("playground");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Registry.disableRegistry();
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector(setup.port()));
        tomcat.setSilent(true);
        context = tomcat.addContext("", folder.toString());
        leaveThreadsAlone(context);
        mount(
                "/api/v10/*",
                new ApiServlet(world, setup, withWhatTheGatewayKnows(setup), attachments));
        mount("/attachments/*", new AttachmentServlet(attachments));
    }

    /**
     * Tomcat would look for leaks of an application that is undeployed, which this one never is.
     */
    private static void leaveThreadsAlone(Context context) {
        if (context instanceof StandardContext standard) {
            standard.setClearReferencesThreadLocals(false);
            standard.setClearReferencesRmiTargets(false);
        }
    }

    private static Connector connector(int port) {
        var connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            protocol.setTcpNoDelay(true);
        }
        return connector;
    }

    private static Routes withWhatTheGatewayKnows(Setup setup) {
        Route.Handler application =
                call ->
                        Answer.of(
                                ApplicationRoutes.application(
                                        call.world(), setup.applicationFlags().getAsInt()));
        return Routes.all()
                .get("/applications/@me", application)
                .get("/oauth2/applications/@me", application)
                .get(
                        "/gateway",
                        _ -> Answer.of(Json.object().set("url", setup.gateway().get().path("url"))))
                .get("/gateway/bot", _ -> Answer.of(setup.gateway().get()));
    }

    /** Adds a servlet of one's own; only before the start. */
    public void mount(String path, Servlet servlet) {
        var wrapper = Tomcat.addServlet(context, path, servlet);
        wrapper.setMultipartConfigElement(new MultipartConfigElement(folder.toString()));
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded(path, path);
    }

    public void start() {
        try {
            tomcat.start();
        } catch (LifecycleException failure) {
            throw new IllegalStateException("The playground's web server did not start", failure);
        }
        attachments.servedAt("http://localhost:" + port());
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException failure) {
            throw new IllegalStateException("The playground's web server did not stop", failure);
        }
    }
}
