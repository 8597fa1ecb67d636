package io.jikimi.lifecycle;

import com.sun.management.OperatingSystemMXBean;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;

import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures the process as its platform sees it: what runs, and how much memory it takes. */
@Component
class ProcessMeters {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final int KIBIBYTE = 1024;

    ProcessMeters(BuildProperties build, Release release, MeterRegistry meters) {
        Gauge.builder("jikimi.build.info", () -> 1)
                .description("1; which Jikimi this is, and which release of the platform runs it")
                .tag("version", String.valueOf(build.getVersion()))
                .tag("release", release.name())
                .register(meters);
        Gauge.builder("jikimi.memory.resident", ProcessMeters::resident)
                .description("Memory that the process takes, as its platform counts it")
                .baseUnit(BaseUnits.BYTES)
                .register(meters);
        // Java knows the limit of the container it runs in.
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine) {
            Gauge.builder("jikimi.memory.limit", machine, OperatingSystemMXBean::getTotalMemorySize)
                    .description("Memory that the container or the machine has in all")
                    .baseUnit(BaseUnits.BYTES)
                    .register(meters);
        }
    }

    /** Not known on systems that are not Linux. */
    private static double resident() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .map(line -> line.substring(RESIDENT.length()).strip().split(" ")[0])
                    .mapToDouble(kibibytes -> Double.parseDouble(kibibytes) * KIBIBYTE)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException unknown) {
            return Double.NaN;
        }
    }
}
