package io.jikimi.web;

import io.jikimi.config.BotProperties;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Opens the operator's port beside the one of the status page, where one is set. */
@Component
class OperatorPort implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    private final @Nullable Integer port;
    private final String address;

    OperatorPort(BotProperties properties) {
        this.port = properties.operator().port();
        this.address = properties.operator().address();
    }

    @Override
    public void customize(TomcatWebServerFactory factory) {
        if (port != null) {
            factory.addAdditionalConnectors(connector(port));
        }
    }

    /** Whether a request came in here; nothing that it says of itself can change that. */
    boolean took(int localPort) {
        return port != null && port == localPort;
    }

    private Connector connector(int at) {
        var connector = new Connector();
        connector.setPort(at);
        connector.setProperty("address", address);
        connector.setXpoweredBy(false);
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setExecutor(new VirtualThreadExecutor("operator-"));
        }
        return connector;
    }
}
