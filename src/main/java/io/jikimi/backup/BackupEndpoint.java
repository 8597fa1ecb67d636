package io.jikimi.backup;

import io.jikimi.config.Settings;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/**
 * {@code /actuator/backup}: a backup of the file that this process has locked, for the operator's
 * {@code backup} command on the same machine.
 */
@Component
@WebEndpoint(id = "backup")
class BackupEndpoint {

    private final Backups backups;

    BackupEndpoint(ConfigurableEnvironment environment, BuildProperties build, Clock clock) {
        this.backups =
                new Backups(new Settings(environment), String.valueOf(build.getVersion()), clock);
    }

    @ReadOperation(produces = "application/gzip")
    WebEndpointResponse<Resource> backup() throws IOException {
        if (!isAskedFromHere()) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        var part = Files.createTempFile("jikimi-backup", ".part");
        try {
            try (var out = Files.newOutputStream(part)) {
                backups.write(out);
            }
            var in = Files.newInputStream(part, StandardOpenOption.DELETE_ON_CLOSE);
            return new WebEndpointResponse<>(new InputStreamResource(in));
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(part);
            throw failure;
        }
    }

    private static boolean isAskedFromHere() throws IOException {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                && InetAddress.getByName(asked.getRequest().getRemoteAddr()).isLoopbackAddress();
    }
}
