package io.jikimi.telemetry;

import io.jikimi.cluster.Instance;
import io.jikimi.config.CollectorHeaders;
import io.jikimi.lifecycle.Release;

import java.util.LinkedHashMap;
import java.util.Map;

/** What marks all that this process sends, by OpenTelemetry's names. */
final class Marks {

    private Marks() {}

    static Map<String, String> of(OtelProperties properties, Instance instance, Release release) {
        var marks = new LinkedHashMap<String, String>();
        marks.put("service.name", "jikimi");
        marks.put("service.version", release.name());
        marks.put("service.instance.id", instance.id());
        var attributes = properties.resource().attributes();
        if (attributes != null) {
            marks.putAll(CollectorHeaders.parse(attributes));
        }
        var name = properties.service().name();
        if (name != null) {
            marks.put("service.name", name.strip());
        }
        return marks;
    }
}
