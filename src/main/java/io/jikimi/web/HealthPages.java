package io.jikimi.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointProperties;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.stereotype.Component;

/** The health for everybody. Spring's own fails where somebody asks below a part that is not. */
@Component
class HealthPages extends HealthEndpointWebExtension {

    private final HealthContributorRegistry parts;
    private final HealthEndpointGroups groups;

    HealthPages(
            HealthContributorRegistry parts,
            HealthEndpointGroups groups,
            HealthEndpointProperties properties) {
        super(parts, null, groups, properties.getLogging().getSlowIndicatorThreshold());
        this.parts = parts;
        this.groups = groups;
    }

    @Override
    public WebEndpointResponse<HealthDescriptor> health(
            ApiVersion version,
            @Nullable WebServerNamespace namespace,
            SecurityContext security,
            boolean showAll,
            String... path) {
        return isBelowNothing(path)
                ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND)
                : super.health(version, namespace, security, showAll, path);
    }

    private boolean isBelowNothing(String... path) {
        HealthContributors above = parts;
        var first = path.length > 0 && groups.get(path[0]) != null ? 1 : 0;
        for (var at = first; at < path.length - 1; at++) {
            var part = above.getContributor(path[at]);
            if (!(part instanceof HealthContributors inner)) {
                return part == null;
            }
            above = inner;
        }
        return false;
    }
}
