package io.jikimi.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;

import java.util.Collection;

/** Sends lines of the log as another exporter does, and tells how that went. */
record WatchedLines(LogRecordExporter exporter, Delivery delivery) implements LogRecordExporter {

    @Override
    public CompletableResultCode export(Collection<LogRecordData> lines) {
        var result = exporter.export(lines);
        return result.whenComplete(() -> delivery.note(result.isSuccess()));
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
